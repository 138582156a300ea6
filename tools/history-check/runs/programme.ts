import { spawnSync } from 'node:child_process';

import { hasCompiler } from '../faults/disk.ts';
import { hasRedis } from '../product/redis.ts';
import {
  apiKilled,
  databaseKilled,
  databaseOutage,
  disturbedBus,
  forgetfulDisk,
  powerCuts,
  redisKilled,
  replicaSet,
  rollingDeploys,
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
    needing(hasCompiler(), 'a C compiler', [powerCuts(2), forgetfulDisk()]),
    needing(hasRedis(), 'redis-server', [redisKilled(1), twoNodesAtPeace(2_000), disturbedBus(1)]),
    needing(hasRedis(), 'redis-server', [rollingDeploys(2, 1)]),
    needing(hasFaketime(), 'faketime', [skewedClocks(3_000)]),
  );

/** One of each in turn, in shares: a sitting that ends early has something to say about every guarantee. */
function mixed({ plans, skipped }: Programme): Programme {
  const groups = Object.values(Object.groupBy(plans, ({ name }) => name)) as Plan[][];
  const placed = groups.flatMap((group) =>
    group.map((plan, index) => ({ plan, at: (index + 0.5) / group.length })),
  );
  return { plans: placed.sort((a, b) => a.at - b.at).map(({ plan }) => plan), skipped };
}

/** Hours: the bars in full, in runs short enough to be resumed between. Each starts with an empty database. */
export const full = (replicaSetUri?: string): Programme => mixed(everything(replicaSetUri));

const everything = (replicaSetUri?: string): Programme =>
  programme(
    [
      ...repeated(40, () => apiKilled(25, 5_000)),
      ...repeated(40, () => databaseKilled(25, 5)),
      ...repeated(20, () => undisturbedPlan(5_000)),
      ...repeated(20, () => twoNodes(2)),
      ...repeated(50, () => databaseOutage(1)),
    ],
    needing(
      hasCompiler(),
      'a C compiler',
      repeated(20, () => powerCuts(10)),
    ),
    needing(hasCompiler(), 'a C compiler', repeated(20, forgetfulDisk)),
    needing(hasRedis(), 'redis-server', [
      ...repeated(20, () => rollingDeploys(3, 1)),
      ...repeated(10, () => redisKilled(5)),
      ...repeated(10, () => disturbedBus(5)),
      ...repeated(5, () => twoNodesAtPeace(10_000)),
    ]),
    needing(
      hasFaketime(),
      'faketime',
      repeated(5, () => skewedClocks(20_000)),
    ),
    replicaSetUri === undefined
      ? { plans: [], skipped: ['replica set fails over: external, `--replica-set=<uri>` names one'] }
      : { plans: repeated(9, () => replicaSet(replicaSetUri, 10)), skipped: [] },
  );
