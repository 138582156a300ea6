import { atLeast } from './compare.ts';

/** What the checks read of `package-lock.json`: install path → entry. */
export type Lockfile = Record<
  string,
  {
    version?: string;
    resolved?: string;
    integrity?: string;
    link?: boolean;
    /** Only for developing. */
    dev?: boolean;
    hasInstallScript?: boolean;
  }
>;

/** What the checks read of `package.json`. */
export interface Manifest {
  allowScripts?: Record<string, boolean>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** A package and the oldest version that may be installed anywhere in the tree, with the reason. */
export interface Floor {
  name: string;
  version: string;
  why: string;
}

/** The package that is installed at a path. */
export const nameOf = (path: string) =>
  path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const installed = (lockfile: Lockfile) =>
  Object.entries(lockfile).filter(([path, { link }]) => path !== '' && !link);

/** Copies that are older than their floor; a floor for a package that is not there would watch nothing. */
export function belowFloor(lockfile: Lockfile, floors: Floor[]): string[] {
  return floors.flatMap(({ name, version, why }) => {
    const copies = installed(lockfile).filter(([path]) => nameOf(path) === name);
    if (copies.length === 0) return [`${name}: is not installed, so its floor of ${version} watches nothing`];
    const old = copies.filter(([, entry]) => !atLeast(entry.version ?? '0', version));
    return old.map(([path, entry]) => `${path}: ${entry.version} is below ${version} (${why})`);
  });
}

/** Packages that `npm ci` could not check against a hash. */
export function withoutIntegrity(lockfile: Lockfile): string[] {
  return installed(lockfile)
    .filter(([, { integrity }]) => !integrity)
    .map(([path]) => `${path}: has no integrity hash`);
}

/** Packages that name an address of their own: git, a file, any host. The others come from the registry npm is set to. */
export function fromElsewhere(lockfile: Lockfile): string[] {
  return installed(lockfile)
    .filter(([, { resolved }]) => resolved !== undefined)
    .map(([path]) => `${path}: names an address instead of coming from the registry that is set`);
}

/** Packages whose hash is of a broken kind. */
export function withWeakIntegrity(lockfile: Lockfile): string[] {
  return installed(lockfile)
    .filter(([, { integrity }]) => integrity && !/^sha(256|384|512)-/.test(integrity))
    .map(([path]) => `${path}: has a hash that is too weak`);
}

const withScript = (lockfile: Lockfile): string[] => [
  ...new Set(
    installed(lockfile)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path)),
  ),
];

/** Packages with an install script that nobody decided about in `allowScripts`. */
export function undecidedScripts(lockfile: Lockfile, { allowScripts = {} }: Manifest): string[] {
  const undecided = withScript(lockfile).filter((name) => !(name in allowScripts));
  return undecided.map((name) => `${name}: has an install script that allowScripts does not mention`);
}

/** Decisions about packages that have no install script: one that comes with a later version would be decided already. */
export function idleDecisions(lockfile: Lockfile, { allowScripts = {} }: Manifest): string[] {
  const names = withScript(lockfile);
  return Object.keys(allowScripts)
    .filter((name) => !names.includes(name))
    .map((name) => `${name}: is in allowScripts, and has no install script`);
}

/** Ways past the list: npm's own setting has to keep every script from running that is not on it. */
export function openScripts(npmrc: string, { allowScripts = {} }: Manifest): string[] {
  const lines = npmrc.split('\n').map((line) => line.replaceAll(' ', ''));
  const allowed = Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed !== false);
  return [
    ...(lines.includes('ignore-scripts=true') ? [] : ['.npmrc: does not say ignore-scripts=true']),
    ...allowed.map(([name]) => `${name}: is allowed to run its install script, which ignore-scripts forbids`),
  ];
}

/** Dependencies whose version is a range. */
export function unpinned(manifest: Manifest): string[] {
  const groups = [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies];
  return groups
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name}: ${version} is not one exact version`);
}
