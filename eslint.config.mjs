import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import a11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

import { boundaries } from './tools/lint/boundaries.mjs';
import { requireProjectGraph } from './tools/lint/graph.mjs';
import { walls } from './tools/lint/walls.mjs';

await requireProjectGraph();

const typescript = ['**/*.ts', '**/*.tsx'];
const scripts = ['**/*.mjs', '**/*.js'];
const react = ['libs/web/**/*.tsx', 'apps/{web,example-platform}/**/*.tsx'];

export default tseslint.config(
  {
    ignores: [
      'dist',
      '.nx',
      'coverage',
      'data',
      'tmp',
      '**/playwright-report',
      '**/test-results',
      'libs/api-client/src/generated',
    ],
  },
  // A rule that is wrong is changed here, for everyone; a line never exempts itself.
  { linterOptions: { noInlineConfig: true, reportUnusedInlineConfigs: 'off' } },
  {
    files: scripts,
    extends: [js.configs.recommended],
    languageOptions: {
      globals: {
        process: false,
        console: false,
        URL: false,
        fetch: false,
        setTimeout: false,
        setInterval: false,
        clearInterval: false,
        AbortSignal: false,
      },
    },
  },
  {
    files: typescript,
    extends: [js.configs.recommended, tseslint.configs.recommended],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A task that never pauses is still a task.
      'require-yield': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Never `consistent-type-imports`: a type-only import of an injected class or a DTO erases its metadata.
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    name: 'promises are awaited',
    files: ['libs/**/src/**/*.{ts,tsx}', 'apps/*/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: react,
    extends: [reactHooks.configs.flat.recommended, a11y.configs.strict],
    rules: {
      // What scrolls, and rows of a list with one tab stop, take focus without being widgets.
      'jsx-a11y-x/no-noninteractive-tabindex': [
        'error',
        {
          tags: ['pre', 'article', 'li'],
          roles: ['tabpanel', 'region', 'group', 'log', 'listitem', 'article'],
        },
      ],
    },
  },
  {
    // What people send each other has no captions.
    files: ['libs/web/chat/src/attachments/film/film-player.tsx'],
    rules: { 'jsx-a11y-x/media-has-caption': 'off' },
  },
  {
    name: 'walls between projects',
    files: [...typescript, ...scripts],
    ignores: ['**/jest.config.mjs'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries] },
  },
  ...walls,
);
