import { run } from '../runtime/run.ts';
import type { Check } from './check.ts';
import { reportedRules } from './planted/report.ts';
import { allowed, violations } from './planted/violations.ts';
import { emptyTwin } from './planted/workspace.ts';

/** Breaks every wall once, in a twin of this workspace, and lints that as always: through Nx, with its project graph. */
export const plantedViolations: Check = {
  name: 'every planted violation is reported, and nothing else',
  async faults() {
    const twin = emptyTwin();
    try {
      for (const { path, code } of [...violations, ...allowed]) twin.write(path, code);
      const { output } = await run(
        'nx',
        ['run-many', '-t', 'lint', '--outputStyle=static', '--skipNxCache'],
        {
          cwd: twin.root,
          env: {
            NX_WORKSPACE_DATA_DIRECTORY: `${twin.root}/.nx/workspace-data`,
            NX_CACHE_DIRECTORY: `${twin.root}/.nx/cache`,
          },
        },
      );
      return compare(reportedRules(output, twin.root), output);
    } finally {
      twin.remove();
    }
  },
};

function compare(reported: Map<string, string[]>, output: string): string[] {
  const missed = violations
    .filter(({ path, rule }) => !reported.get(path)?.includes(rule))
    .map(
      ({ path, rule }) =>
        `${path}: ${rule} did not report it (${reported.get(path)?.join(', ') ?? 'nothing did'})`,
    );
  const wronged = allowed
    .filter(({ path }) => reported.has(path))
    .map(({ path }) => `${path}: is allowed, but ${reported.get(path)?.join(', ')} reported it`);
  if (reported.size === 0) return [`Nothing was reported at all. The lint run said:\n${output}`];
  return [...missed, ...wronged];
}
