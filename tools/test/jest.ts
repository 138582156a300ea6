import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../runtime/run.ts';
import type { Result, Suite } from './suite.ts';

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be run. */
  numRuntimeErrorTestSuites: number;
}

/**
 * Node 24 now and then loses a Jest worker to a fault of V8 in code that was compiled and let go, another file each time.
 * Without the baseline compiler others do not see it any more: https://github.com/nodejs/node/issues/62393.
 */
const STABLE = '--no-sparkplug';
const node = [STABLE, '--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

/** A run of Jest with one configuration. A file that fails to load counts as one failed test. */
export function jest(name: string, config: string, timeoutMs: number): Suite {
  return {
    name,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'officehours-jest-'));
      const report = join(folder, 'report.json');
      try {
        // How long a test may take stands in the configuration: on the command line it would override that.
        const args = ['-c', config, '--ci', '--json', `--outputFile=${report}`, '--maxWorkers=2'];
        const { code, output } = await run('node', [...node, ...args], { timeoutMs });
        return counted(readReport(report), code, output);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
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
