import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { JEST } from '../runtime/jest-command.ts';
import { type Outcome, run } from '../runtime/run.ts';
import { filesLostToV8, joined, type JestReport } from './jest-report.ts';
import type { Result, Suite } from './suite.ts';

/**
 * A run of Jest with one configuration. A file that fails to load counts as one failed test. A file that V8 took away
 * with its process is run once more, and the run says so.
 */
export function jest(name: string, config: string, timeoutMs: number): Suite {
  return {
    name,
    async run() {
      const [first, { code, output }] = await once(config, timeoutMs);
      const lost = first ? filesLostToV8(first, output) : [];
      if (!first || lost.length === 0) return counted(first, code, output);
      const [second, again] = await once(config, timeoutMs, ['--runTestsByPath', ...lost]);
      const both = second && joined(first, second);
      return {
        ...counted(both, again.code, output + again.output),
        note: `run again after a fault of V8: ${lost.join(', ')}`,
      };
    },
  };
}

async function once(
  config: string,
  timeoutMs: number,
  files: string[] = [],
): Promise<[JestReport | undefined, Outcome]> {
  const folder = await mkdtemp(join(tmpdir(), 'officehours-jest-'));
  const report = join(folder, 'report.json');
  try {
    // How long a test may take stands in the configuration: on the command line it would override that.
    const args = ['-c', config, '--ci', '--json', `--outputFile=${report}`, '--maxWorkers=2', ...files];
    const outcome = await run('node', [...JEST, ...args], { timeoutMs });
    return [readReport(report), outcome];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function readReport(path: string): JestReport | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as JestReport;
  } catch {
    return undefined;
  }
}

function counted(report: JestReport | undefined, code: number, output: string): Result {
  if (!report) return { passed: 0, failed: 1, skipped: 0, output };
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    output: withoutJson(output),
  };
}

/** `--json` prints the report too, on one very long line. */
const withoutJson = (output: string) => output.replace(/^\{"num.*$/gm, '');
