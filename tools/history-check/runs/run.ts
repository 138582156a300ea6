import { join } from 'node:path';

import { judge, type Findings } from '../checks/all.ts';
import type { CheckId } from '../checks/check.ts';
import type { Scene } from '../faults/scene.ts';
import { readBack } from '../final/read-back.ts';
import type { HistoryEvent } from '../history/events.ts';
import { Recorder } from '../history/recorder.ts';
import { Crowd } from '../load/crowd.ts';
import { makeWorld } from '../load/world.ts';
import { Random } from '../random.ts';
import { Stage, type StageOptions } from './stage.ts';

/** One run: what stands on the stage, how much is sent, and what is done to it. */
export interface Plan {
  name: string;
  stage: StageOptions;
  /** Messages a second. */
  rate: number;
  script(scene: Scene): Promise<void>;
  /** A negative control: the product is made to lose, and the checks must say so. */
  control?: boolean;
  /** How long everyone may take to have everything, where it is not the usual. */
  patienceMs?: number;
  /** Checks that say nothing under this plan, such as live delivery between nodes without a bus. */
  without?: CheckId[];
}

/** What a run came to. `broke` is set when it could not be brought to its end. */
export interface Outcome {
  plan: Plan;
  seed: number;
  seconds: number;
  events: readonly HistoryEvent[];
  findings: Findings;
  facts: ReadonlyMap<string, readonly number[]>;
  broke?: string;
  /** Logs and the history. Removed again when all is well. */
  folder: string;
}

/** Brings a plan to its end and judges what was recorded. Never throws for what the product does. */
export async function carryOut(plan: Plan, seed: number, keep = false): Promise<Outcome> {
  const began = performance.now();
  const random = new Random(seed);
  const facts = new Map<string, number[]>();
  const stage = await Stage.build(plan.stage, random.fork());
  const recorder = new Recorder(join(stage.folder, 'history.jsonl'));
  const broke = await play(plan, { stage, recorder, random, facts }).catch((error: unknown) => String(error));
  await stage.close();
  await recorder.close();
  const findings = judge(recorder.events, plan.without);
  const outcome = { plan, seed, findings, facts, broke, folder: stage.folder, events: recorder.events };
  const isExpected = plan.control ? lostSomething(findings) : broke === undefined && isClean(findings);
  if (isExpected && !keep) await stage.remove();
  return { ...outcome, seconds: (performance.now() - began) / 1000 };
}

export function isClean(findings: Findings): boolean {
  return [...findings.values()].every((violations) => violations.length === 0);
}

const lostSomething = (findings: Findings): boolean => (findings.get('C1') ?? []).length > 0;

async function play(plan: Plan, parts: Omit<Scene, 'crowd'>): Promise<undefined> {
  const { stage, recorder, random } = parts;
  const direct = stage.nodes.map(({ url }) => url);
  const { urls, storeUri, pushes } = stage;
  const world = await makeWorld(random.fork(), recorder, direct[0] as string, pushes !== undefined);
  const { rate, patienceMs } = plan;
  const load = { urls, pushes, rate, patienceMs, absences: true };
  const crowd = new Crowd({ world, recorder, random: random.fork(), ...load });
  try {
    await crowd.start();
    await plan.script({ ...parts, crowd });
    const healed = performance.now();
    const answered = await crowd.finish();
    await crowd.converge(Math.max(healed, answered));
    await crowd.waitUntilTold();
    await readBack({ world, crowd, recorder, random: random.fork(), urls: direct, storeUri });
  } finally {
    await crowd.leave();
  }
}
