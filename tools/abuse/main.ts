/**
 * `npm run abuse`: what `apps/api-e2e/src/floods.e2e.ts` and `timing.e2e.ts` do in every test run, at sizes for which a
 * test run has no time: thousands of connections, and as many questions as make a small difference of time show.
 */
import { longRun } from '../runtime/long-run.ts';

interface Report {
  /** How long signing in took beside five thousand connections that never do. */
  signInMs?: number;
  /** By how much the service grew with fifty readers that stopped, in MB. */
  stalledMb?: number;
}

const report = await longRun<Report>('src/(floods|timing)', 'FLOODS_REPORT', { FLOODS: 'full' });
if (report)
  console.log(
    `signing in beside 5,000 connections that never do: ${report.signInMs} ms; ` +
      `fifty readers that stop: ${report.stalledMb} MB`,
  );
