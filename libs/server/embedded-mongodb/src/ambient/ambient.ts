import type { Value } from '../bson/values.ts';
import type { Collation } from './collation.ts';

/** What holds for all that one command evaluates, at any depth: its collation, and its variables from `let`. */
export interface Ambient {
  collation: Collation | undefined;
  variables: ReadonlyMap<string, Value | undefined>;
}

const none: Ambient = { collation: undefined, variables: new Map() };
let active = none;

/** The ambient of the command whose code runs at this moment. */
export const ambient = (): Ambient => active;

/** Runs `work`, which must not be a generator, within an ambient. */
export const within = <T>(inner: Partial<Ambient>, work: () => T): T => {
  const outer = active;
  active = { ...outer, ...inner };
  try {
    return work();
  } finally {
    active = outer;
  }
};

/** Runs `work` by bytes and without variables, whatever the command has: what indexes hold depends on no command. */
export const withoutAmbient = <T>(work: () => T): T => (active === none ? work() : within(none, work));

/** Drives a generator so that each of its steps runs within an ambient, and nothing between them does. */
export function* stepsWithin<S, R>(inner: Partial<Ambient>, make: () => Generator<S, R>): Generator<S, R> {
  const kept = { ...active, ...inner };
  const steps = within(kept, make);
  let finished = false;
  try {
    for (;;) {
      const step = within(kept, () => steps.next());
      if (step.done) {
        finished = true;
        return step.value;
      }
      yield step.value;
    }
  } finally {
    if (!finished) within(kept, () => steps.return(undefined as R));
  }
}

/** A generator that goes on, whenever that is, within the ambient of this moment. */
export const keepAmbient = <S, R>(steps: Generator<S, R>): Generator<S, R> =>
  active === none ? steps : stepsWithin(active, () => steps);
