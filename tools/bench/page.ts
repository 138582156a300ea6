import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';

import { inWorkspace, workspaceRoot } from '../runtime/workspace.ts';
import type { Options } from './options.ts';
import type { Measured } from './rows/context.ts';
import { markdownTable } from './table.ts';

const BEGIN = '<!-- figures: written by `npm run bench -- --write` -->';
const END = '<!-- /figures -->';

/** What was measured, on what, how, and the table. */
export function report(measured: readonly Measured[], options: Options, seconds: number): string[] {
  const { full, rounds, spawns, messages } = options;
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'},`,
    `${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.versions.node};`,
    `\`npm run bench${full ? ' -- --full' : ''}\`: ${rounds} interleaved rounds, ${spawns} ${spawns === 1 ? 'spawn' : 'spawns'}, archive of ${messages.toLocaleString('en')} messages, ${Math.round(seconds)} s;`,
    `load of the machine at the end ${loadavg()[1]?.toFixed(1)}. Marks: must, stretch.`,
    '',
    ...markdownTable(measured),
  ];
}

/** Keeps the report in dist/bench; with `write`, in docs/benchmarks.md too. */
export function keep(lines: readonly string[], write: boolean): string {
  const path = inWorkspace('dist/bench/last.md');
  mkdirSync(inWorkspace('dist/bench'), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
  if (!write) return path;
  const page = inWorkspace('docs/benchmarks.md');
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for the figures`);
  writeFileSync(page, `${text.slice(0, from + BEGIN.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`);
  return page;
}

function commit(): string {
  try {
    const args = ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'];
    return execFileSync('git', args, { cwd: workspaceRoot, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
