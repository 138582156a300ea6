import { atLeast } from './compare.ts';
import {
  belowFloor,
  fromElsewhere,
  idleDecisions,
  openScripts,
  undecidedScripts,
  unpinned,
  withoutIntegrity,
  withWeakIntegrity,
} from './lockfile.ts';

describe('the version floor', () => {
  it.each([
    ['8.21.0', '8.21.0', true],
    ['8.21.3', '8.21.0', true],
    ['8.9.9', '8.21.0', false],
    ['9.0.0', '8.21.0', true],
    ['8.21.0-rc.1', '8.21.0', false],
  ])('knows that %s at or above %s is %s', (actual, floor, expected) => {
    expect(atLeast(actual, floor)).toBe(expected);
  });

  it('finds an old copy that hides inside another package', () => {
    const lockfile = {
      'node_modules/ws': { version: '8.23.0' },
      'node_modules/engine.io/node_modules/ws': { version: '8.17.1' },
    };
    expect(belowFloor(lockfile, [{ name: 'ws', version: '8.21.0', why: 'a reason' }])).toEqual([
      'node_modules/engine.io/node_modules/ws: 8.17.1 is below 8.21.0 (a reason)',
    ]);
  });

  it('does not take the end of another name for the package', () => {
    const lockfile = {
      'node_modules/@types/ws': { version: '1.0.0' },
      'node_modules/ws': { version: '8.23.0' },
    };
    expect(belowFloor(lockfile, [{ name: 'ws', version: '8.21.0', why: '' }])).toEqual([]);
  });

  it('complains about a floor for a package that is not there', () => {
    expect(belowFloor({}, [{ name: 'ws', version: '8.21.0', why: '' }])).toHaveLength(1);
  });
});

describe('the lockfile', () => {
  it('must have a hash for every package', () => {
    expect(
      withoutIntegrity({ '': {}, 'node_modules/a': { integrity: 'sha512-x' }, 'node_modules/b': {} }),
    ).toEqual(['node_modules/b: has no integrity hash']);
  });

  it('must have no hash that can be forged', () => {
    const lockfile = {
      'node_modules/a': { integrity: 'sha512-x' },
      'node_modules/b': { integrity: 'sha1-x' },
    };
    expect(withWeakIntegrity(lockfile)).toEqual([expect.stringContaining('node_modules/b:')]);
  });

  it.each([
    'https://packages.example/a/-/a-1.0.0.tgz',
    'http://packages.example/a.tgz',
    'git+ssh://git@github.com/a/a.git#0123abc',
    'file:../a.tgz',
  ])('must bring nothing from %s', (resolved) => {
    const lockfile = {
      'node_modules/a': { resolved },
      'node_modules/b': {},
      'libs/c': { link: true, resolved: 'libs/c' },
    };
    expect(fromElsewhere(lockfile)).toEqual([expect.stringContaining('node_modules/a:')]);
  });

  it('must hold no install script that nobody decided about', () => {
    const lockfile = {
      'node_modules/a': { hasInstallScript: true },
      'node_modules/b': { hasInstallScript: true },
    };
    expect(undecidedScripts(lockfile, { allowScripts: { a: false } })).toEqual([
      expect.stringContaining('b:'),
    ]);
  });

  it('must hold an install script for each decision, lest a later one is decided before anybody saw it', () => {
    const lockfile = { 'node_modules/a': { hasInstallScript: true }, 'node_modules/b': {} };
    expect(idleDecisions(lockfile, { allowScripts: { a: false, b: false, c: false } })).toEqual([
      expect.stringContaining('b:'),
      expect.stringContaining('c:'),
    ]);
  });

  it('must be installed by an npm that runs no script, whatever the list says', () => {
    expect(openScripts('save-exact=true\nignore-scripts=true\n', { allowScripts: { a: false } })).toEqual([]);
    expect(openScripts('ignore-scripts=false\n', {})).toHaveLength(1);
    expect(openScripts('ignore-scripts=true\n', { allowScripts: { a: true } })).toEqual([
      expect.stringContaining('a:'),
    ]);
  });

  it('must come from exact versions', () => {
    expect(
      unpinned({ dependencies: { a: '1.2.3', b: '^1.2.3' }, devDependencies: { c: 'latest' } }),
    ).toHaveLength(2);
  });
});
