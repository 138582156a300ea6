import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Later than the first pages of whoever waits for the demo. */
const AFTER_MS = 5_000;

/**
 * Gives back what making the demo left behind, once: an idle service would keep it, since V8 collects what is old only
 * when something new wants its place. Node offers this by no other way than a flag that brings `gc` into a new context.
 */
export function collectGarbageSoon(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
  }, AFTER_MS).unref();
}
