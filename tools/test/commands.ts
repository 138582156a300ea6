import { run } from '../runtime/run.ts';
import { type Result, type Suite, verdict } from './suite.ts';

const minute = 60_000;

/** A target of every project that has it, by Nx and its cache; counts as one test. */
export function target(name: string): Suite {
  return {
    name,
    async run() {
      const args = ['run-many', '-t', name, '--outputStyle=static'];
      const { code, output } = await run('nx', args, { timeoutMs: 10 * minute });
      return verdict(code === 0, output);
    },
  };
}

/** A program of ours that says at its end `N passed, N failed`. */
export function program(name: string, args: string[], minutes: number): Suite {
  return {
    name,
    async run() {
      const { code, output } = await run('node', args, { timeoutMs: minutes * minute });
      const [, passed, failed] = /^(\d+) passed, (\d+) failed$/m.exec(output) ?? [];
      const counted: Result = {
        passed: Number(passed ?? 0),
        failed: Number(failed ?? 0),
        skipped: 0,
        output,
      };
      return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
    },
  };
}

/** Some of the checks in `tools/checks`, each of them one test. */
export function checks(name: string, ...ids: string[]): Suite {
  return program(name, ['tools/checks/main.ts', ...ids], 10);
}
