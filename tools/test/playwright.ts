import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { run } from '../runtime/run.ts';
import type { Result, Suite } from './suite.ts';

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** A run of Playwright. A test that passed only when repeated counts as failed. */
export function playwright(name: string, config: string, timeoutMs: number): Suite {
  return {
    name,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'officehours-playwright-'));
      const report = join(folder, 'report.json');
      try {
        const args = ['node_modules/@playwright/test/cli.js', 'test', '-c', config, '--reporter=list,json'];
        const { code, output } = await run('node', args, {
          timeoutMs,
          env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        });
        return counted(report, code, output);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

function counted(path: string, code: number, output: string): Result {
  try {
    const { stats } = JSON.parse(readFileSync(path, 'utf8')) as PlaywrightReport;
    const failed = stats.unexpected + stats.flaky;
    return {
      passed: stats.expected,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: stats.skipped,
      output,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}
