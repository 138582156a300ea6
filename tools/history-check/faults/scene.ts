import { setTimeout as delay } from 'node:timers/promises';

import type { Recorder } from '../history/recorder.ts';
import type { Crowd } from '../load/crowd.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../runs/stage.ts';
import { until } from '../waiting.ts';

/** What a fault works on, and where it writes down what it measured. */
export interface Scene {
  stage: Stage;
  crowd: Crowd;
  recorder: Recorder;
  random: Random;
  /** Measurements in milliseconds, or counts, by name. */
  facts: Map<string, number[]>;
}

export function note({ facts }: Scene, name: string, value: number): void {
  facts.set(name, [...(facts.get(name) ?? []), value]);
}

/** Load without any fault for a while. */
export function undisturbed({ random }: Scene, leastMs: number, mostMs = leastMs): Promise<void> {
  return delay(random.between(leastMs, mostMs));
}

/** Load until this many messages were acknowledged since the run began. */
export function enoughMessages({ recorder }: Scene, count: number): Promise<void> {
  return until(`${count} messages`, () => recorder.acknowledged >= count, 600_000);
}

/**
 * The moment of a kill: 0.2 to 2 s into the load, and then as soon as a send is under way, since a kill that hits
 * nothing shows nothing.
 */
export async function killMoment(scene: Scene): Promise<void> {
  await delay(scene.random.between(200, 2_000));
  await underWay(scene);
}

/** Everyone says one last word, and the kill comes with the last answer: nothing that follows can repair what it left. */
export async function lastWord({ random, crowd }: Scene): Promise<void> {
  await delay(random.between(200, 2_000));
  crowd.hush();
  await until('every message to be answered', () => crowd.waiting === 0, 60_000);
  await crowd.exchangeLastWords();
}

/** Waits until a send is under way, for a second at most. */
export async function underWay({ recorder }: Scene): Promise<void> {
  const end = performance.now() + 1_000;
  while (recorder.sendsInFlight === 0 && performance.now() < end)
    await new Promise((resolve) => setImmediate(resolve));
}

/** Records a fault from its beginning to the end of `during`. */
export async function fault(
  scene: Scene,
  kind: string,
  during: () => Promise<void>,
  isKill = false,
): Promise<void> {
  const inFlight = isKill ? { inFlight: scene.recorder.sendsInFlight } : {};
  scene.recorder.add({ op: 'fault', phase: 'begin', kind, ...inFlight });
  await during();
  scene.recorder.add({ op: 'fault', phase: 'end', kind });
}
