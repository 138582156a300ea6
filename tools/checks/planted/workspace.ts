import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { inWorkspace, workspaceRoot } from '../../runtime/workspace.ts';

const config = [
  'package.json',
  'package-lock.json',
  'nx.json',
  'tsconfig.base.json',
  'eslint.config.mjs',
  'tools/lint',
  ...globSync('{apps,libs,tools}/**/{project,tsconfig}.json', {
    cwd: workspaceRoot,
    exclude: (name) => name === 'node_modules',
  }),
];

const entries = globSync('libs/**/project.json', { cwd: workspaceRoot }).map((file) =>
  join(dirname(file), 'src/index.ts'),
);
const testing = ['libs/server/platform/src/testing/index.ts'];

/** A workspace with this one's projects, tags and lint rules, every library empty, in a temporary folder. */
export function emptyTwin(): { root: string; write(path: string, code: string): void; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'officehours-walls-'));
  const write = (path: string, code: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), `${code}\n`);
  };
  for (const path of config) cpSync(inWorkspace(path), join(root, path), { recursive: true });
  write('nx.json', withoutEdges());
  symlinkSync(inWorkspace('node_modules'), join(root, 'node_modules'));
  for (const path of [...entries, ...testing]) write(path, 'export {};');
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/**
 * All violations are planted at once and would close circles among the libraries; what is tested is that each breaks the
 * rule of its tags, not that circles are found.
 */
function withoutEdges(): string {
  const settings = JSON.parse(readFileSync(inWorkspace('nx.json'), 'utf8')) as object;
  return JSON.stringify({ ...settings, pluginsConfig: { '@nx/js': { analyzeSourceFiles: false } } }, null, 2);
}
