import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import { run } from '../runtime/run.ts';
import type { Suite } from './suite.ts';

/** Debian package → the program it brings. */
const programs = {
  chromium: 'chromium',
  'redis-server': 'redis-server',
  'webkit2gtk-driver': 'WebKitWebDriver',
  xvfb: 'Xvfb',
};

export type SystemPackage = keyof typeof programs;

/** A suite that wants programs from outside npm: what is missing is installed first, or named in a sentence. */
export function needing(packages: SystemPackage[], suite: Suite): Suite {
  return {
    name: suite.name,
    async run() {
      const sentence = await install(packages);
      if (sentence !== undefined) console.log(sentence);
      return suite.run();
    },
  };
}

async function install(packages: SystemPackage[]): Promise<string | undefined> {
  const missing = missingOf(packages);
  if (missing.length === 0) return undefined;
  const names = missing.join(' and ');
  const sentence = `${names} missing: run \`apt-get install ${missing.join(' ')}\` as root, or put the programs on the PATH.`;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!onPath('apt-get') || (sudo.length > 0 && !onPath('sudo'))) return sentence;

  console.log(`Installing ${names} …`);
  const apt = (...args: string[]) => {
    const words = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
    return run(words[0] ?? 'env', words.slice(1), { timeoutMs: 600_000 });
  };
  await apt('update');
  const { output } = await apt('install', '-y', '--no-install-recommends', ...missing);
  return missingOf(packages).length === 0 ? undefined : `${sentence}\n${output.slice(-2000)}`;
}

const missingOf = (packages: SystemPackage[]) => packages.filter((name) => !onPath(programs[name]));

function onPath(program: string): boolean {
  const folders = `${process.env.PATH ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`.split(delimiter);
  return folders.some((folder) => isExecutable(join(folder, program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
