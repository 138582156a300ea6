import { spawnSync } from 'node:child_process';

import { hasRedis } from '../product/redis.ts';
import {
  apiKilled,
  databaseKilled,
  databaseOutage,
  redisKilled,
  skewedClocks,
  twoNodes,
  twoNodesAtPeace,
  undisturbedPlan,
} from './plans.ts';
import type { Plan } from './run.ts';

/** The runs of one size, and what could not be run here and why. */
export interface Programme {
  plans: Plan[];
  skipped: string[];
}

const repeated = (count: number, plan: () => Plan): Plan[] => Array.from({ length: count }, plan);

/** Whether Debian's `faketime` is installed here. */
const hasFaketime = (): boolean => spawnSync('faketime', ['--version']).status === 0;

function needing(present: boolean, what: string, plans: Plan[]): Programme {
  if (present) return { plans, skipped: [] };
  return { plans: [], skipped: plans.map(({ name }) => `${name}: ${what} is not installed here`) };
}

function programme(plans: Plan[], ...conditional: Programme[]): Programme {
  return {
    plans: [...plans, ...conditional.flatMap((each) => each.plans)],
    skipped: [...new Set(conditional.flatMap((each) => each.skipped))],
  };
}

/** A few minutes: in every test run. */
export const quick = (): Programme =>
  programme(
    [apiKilled(20, 5_000), databaseKilled(3, 2), databaseOutage(1), twoNodes(1)],
    needing(hasRedis(), 'redis-server', [redisKilled(2), twoNodesAtPeace(3_000)]),
    needing(hasFaketime(), 'faketime', [skewedClocks(3_000)]),
  );

/** Hours: the bars in full. Each run starts with an empty database. */
export const full = (): Programme =>
  programme(
    [
      ...repeated(20, () => undisturbedPlan(5_000)),
      ...repeated(20, () => apiKilled(50, 10_000)),
      ...repeated(20, () => databaseKilled(50, 10)),
      ...repeated(50, () => databaseOutage(1)),
      ...repeated(20, () => twoNodes(2)),
    ],
    needing(hasRedis(), 'redis-server', [
      ...repeated(5, () => redisKilled(10)),
      ...repeated(5, () => twoNodesAtPeace(10_000)),
    ]),
    needing(
      hasFaketime(),
      'faketime',
      repeated(5, () => skewedClocks(20_000)),
    ),
  );
