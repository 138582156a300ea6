import type { Bom, Component } from '../../sbom/bom.ts';
import { productionLockfile, productionRefs } from '../../sbom/production.ts';
import type { Lockfile } from '../versions/lockfile.ts';
import { incomplete, malformed } from './judge.ts';

const component = (name: string, version = '1.0.0'): Component => ({
  'bom-ref': `${name}@${version}`,
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name}@${version}`,
  hashes: [{ alg: 'SHA-512', content: 'a'.repeat(128) }],
});

const bom = (...names: string[]): Bom => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  serialNumber: 'urn:uuid:04b24f96-e6eb-4544-b16e-b0b7239c2a02',
  version: 1,
  metadata: { component: component('folder') },
  components: names.map((name) => component(name)),
  dependencies: [{ ref: 'folder@1.0.0', dependsOn: names.map((name) => `${name}@1.0.0`) }],
});

const packages: Lockfile = {
  '': { version: '0.1.0', ...{ devDependencies: { c: '1.0.0' }, dependencies: { a: '1.0.0' } } },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '1.0.0' },
  'node_modules/c': { version: '1.0.0', dev: true },
};

describe('the list of packages that run', () => {
  it('has what is installed without the development packages, wherever it lies', () => {
    expect([...productionRefs(packages)]).toEqual(['a@1.0.0', 'b@1.0.0']);
  });

  it('is made of a lockfile that knows of no developers', () => {
    const { lockfileVersion, packages: kept } = productionLockfile({ lockfileVersion: 3, packages });
    expect(lockfileVersion).toBe(3);
    expect(kept['']).toEqual({ version: '0.1.0', dependencies: { a: '1.0.0' } });
    expect(Object.keys(kept)).toEqual(['', 'node_modules/a', 'node_modules/a/node_modules/b']);
  });

  it('is not malformed when it has all of it', () => {
    expect(malformed(bom('a', 'b'))).toEqual([]);
  });
});

describe('a list', () => {
  it.each<[string, Partial<Bom>]>([
    ['of nothing', {}],
    ['of another format', { ...bom('a'), bomFormat: 'SPDX' }],
    ['without a serial number', { ...bom('a'), serialNumber: '' }],
    ['with a package without a version', { ...bom('a'), components: [{ ...component('a'), version: '' }] }],
    ['with a package without a hash', { ...bom('a'), components: [{ ...component('a'), hashes: [] }] }],
    ['with a package twice', bom('a', 'a')],
    ['that needs what it does not have', { ...bom('a'), components: [] }],
  ])('%s is malformed', (_name, list) => {
    expect(malformed(list)).not.toEqual([]);
  });

  it('lacks what runs, and has what does not', () => {
    const manifest = { dependencies: { a: '1.0.0', e: '2.0.0' } };
    expect(incomplete(bom('a', 'c'), manifest, new Set(['a@1.0.0', 'b@1.0.0']))).toEqual([
      'e@2.0.0: runs, and is not in the list',
      'b@1.0.0: runs, and is not in the list',
      'c@1.0.0: is in the list, and does not run',
    ]);
  });
});
