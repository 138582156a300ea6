import { setTimeout as delay } from 'node:timers/promises';

/** Longer than a refusal takes on a machine that has nothing else to do. */
const STEP_MS = 50;

/**
 * Waits until the next whole number of steps since `began`, of `performance.now()`. There is a little more to read of an
 * account or a session than of none, a hundredth of an answer: refusals that come at steps of time do not tell.
 */
export async function untilStep(began: number): Promise<void> {
  const taken = performance.now() - began;
  await delay(Math.ceil(taken / STEP_MS) * STEP_MS - taken, undefined, { ref: false });
}
