import { type Lockfile, nameOf } from '../checks/versions/lockfile.ts';

/** What is passed on of `package.json` and of its like in the lockfile. */
export type Passed = Record<string, unknown>;

/** A lockfile with all that npm writes into it. */
export interface WholeLockfile extends Passed {
  packages: Lockfile;
}

/** A manifest without what only its developers need. */
export function productionManifest({ devDependencies: _omitted, ...manifest }: Passed): Passed {
  return manifest;
}

/** A lockfile without packages that only developers need. */
export function productionLockfile({ packages, ...rest }: WholeLockfile): WholeLockfile {
  const kept = Object.entries(packages).filter(([, { dev }]) => !dev);
  const whole = kept.map(([path, entry]) => [path, path === '' ? productionManifest(entry) : entry]);
  return { ...rest, packages: Object.fromEntries(whole) as Lockfile };
}

/** `name@version` of every package that is installed without the development ones. */
export function productionRefs(packages: Lockfile): Set<string> {
  const entries = Object.entries(packages).filter(([path, { link, dev }]) => path !== '' && !link && !dev);
  return new Set(entries.map(([path, { version }]) => `${nameOf(path)}@${version}`));
}
