// The walls inside projects. Each has a rule name of its own, so that several can hold for one file (the options of
// one rule id would replace each other) and a report names the wall that was broken.
import { builtinRules } from 'eslint/use-at-your-own-risk';

import { layers } from './layers.mjs';
import { directRules } from './policies.mjs';

const imports = builtinRules.get('no-restricted-imports');
const syntax = builtinRules.get('no-restricted-syntax');

const plugin = {
  rules: {
    'contracts-stand-alone': imports,
    'ui-knows-no-data': imports,
    'browser-stays-browser': imports,
    'no-mutation-cache': imports,
    'mongoose-in-repositories': imports,
    'testing-stays-in-tests': imports,
    layers: imports,
    'environment-in-config': syntax,
    'emits-from-the-broadcaster': syntax,
    'policies-decide': syntax,
    'no-skipped-tests': syntax,
  },
};

const tests = ['**/*.spec.{ts,tsx}', '**/testing/**', '**/*.e2e.ts'];
const server = ['libs/server/**/*.ts', 'apps/api/**/*.ts', 'apps/example-host/**/*.ts'];
const browser = ['libs/web/*/src/**/*.{ts,tsx}', 'apps/{web,example-platform}/src/**/*.{ts,tsx}'];

const forbid = (regex, message) => ({ patterns: [{ regex, message }] });

const wall = (name, { files, ignores = [], options }) => ({
  name: `walls/${name}`,
  files,
  ignores,
  plugins: { walls: plugin },
  rules: { [`walls/${name}`]: ['error', ...[options].flat()] },
});

const environment =
  'Read settings from Settings: the environment is parsed in one place (libs/server/platform/src/config).';
const emits = 'Only the broadcasters emit to rooms; publish a domain event instead.';
const skipped = 'A test runs or is removed.';

export const walls = [
  wall('contracts-stand-alone', {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    options: forbid('^[^.]', 'contracts imports nothing but itself.'),
  }),
  wall('ui-knows-no-data', {
    files: ['libs/web/ui/src/**/*.{ts,tsx}'],
    options: forbid(
      '^(@officehours/|@tanstack/react-query|socket\\.io|idb)',
      'ui draws what it is given; data comes by props.',
    ),
  }),
  wall('browser-stays-browser', {
    files: [...browser, 'libs/contracts/src/**/*.ts', 'libs/api-client/src/**/*.ts'],
    ignores: tests,
    options: forbid(
      '^(node:|@nestjs/|mongoose$|mongodb$|express$|socket\\.io$|ioredis$|class-validator$|class-transformer$)',
      'This runs in a browser: no server packages.',
    ),
  }),
  wall('no-mutation-cache', {
    files: browser,
    options: {
      patterns: [
        {
          regex: '^@tanstack/react-query$',
          importNamePattern: 'Mutat',
          message: 'The build leaves the cache of mutations out: `useKept`, or a call of its own.',
        },
      ],
    },
  }),
  wall('mongoose-in-repositories', {
    files: server,
    ignores: ['**/*.schema.ts', '**/*.repository.ts', 'libs/server/platform/src/mongo/**', ...tests],
    options: {
      patterns: [
        { regex: '^(mongoose|mongodb)(/|$)', message: 'Mongoose stays in *.schema.ts and *.repository.ts.' },
        {
          regex: '^@nestjs/mongoose$',
          importNamePattern: '^(?!MongooseModule$)',
          message: 'Mongoose stays in *.schema.ts and *.repository.ts; a module may register models.',
        },
      ],
    },
  }),
  wall('testing-stays-in-tests', {
    files: ['libs/**/src/**/*.{ts,tsx}', 'apps/{api,web,example-host,example-platform}/src/**/*.{ts,tsx}'],
    ignores: tests,
    options: forbid(
      '^(@officehours/[\\w-]+/testing|\\.{1,2}/(.*/)?testing(/|$))',
      'Test helpers are for tests.',
    ),
  }),
  ...layers.map((options) => wall('layers', options)),
  wall('environment-in-config', {
    files: [...server, 'libs/contracts/**/*.ts', 'libs/api-client/**/*.ts', ...browser],
    ignores: ['libs/server/platform/src/config/**', ...tests],
    options: [
      { selector: "MemberExpression[object.name='process'][property.name='env']", message: environment },
      { selector: "VariableDeclarator[init.name='process'] Property[key.name='env']", message: environment },
      {
        selector: "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
        message: environment,
      },
    ],
  }),
  wall('emits-from-the-broadcaster', {
    files: server,
    ignores: ['**/{*.,}broadcaster.ts', ...tests],
    options: [
      {
        selector:
          "CallExpression[callee.property.name='emit'] CallExpression[callee.property.name=/^(to|in|except)$/]",
        message: emits,
      },
      {
        selector:
          'CallExpression[callee.property.name=/^(to|except)$/]:matches([callee.object.name=/^(server|io|socket|client|nsp|namespace)$/], [callee.object.property.name=/^(server|io|socket|client|nsp|namespace|broadcast)$/])',
        message: emits,
      },
    ],
  }),
  wall('policies-decide', {
    files: server,
    ignores: [
      'libs/server/platform/src/access/**',
      // What is stored of it.
      'libs/server/chat-room/src/{room,readers,member-fields,member-changes}.ts',
      'libs/server/chat-room/src/{*.schema,*.repository}.ts',
      // What a platform puts in the place of a policy is its own to say.
      'apps/example-host/src/*.policy.ts',
      ...tests,
    ],
    options: directRules,
  }),
  wall('no-skipped-tests', {
    files: ['**/*.spec.{ts,tsx}', '**/*.e2e.ts', 'apps/web-e2e/**/*.ts'],
    options: [
      {
        selector:
          'CallExpression > MemberExpression.callee[object.name=/^(it|test|describe)$/][property.name=/^(skip|only|fixme|failing)$/]',
        message: skipped,
      },
      { selector: 'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]', message: skipped },
    ],
  }),
];
