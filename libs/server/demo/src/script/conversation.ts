import { diceFrom, type Dice } from './dice';
import type { Exchange, Turn } from './turn';

/**
 * How a conversation stands: `open`: the student's last question is unread; `seen`: it is read but not answered;
 * `answered`: all is read; `unread`: the student has not read the answer.
 */
export type Ending = 'open' | 'seen' | 'answered' | 'unread';

/** What people talk about. */
export interface Talk {
  /** How it begins. */
  opening?: Exchange;
  exchanges: readonly Exchange[];
  /** Exchanges of two, three and four messages, for where no longer one fits. */
  fillers: readonly Exchange[];
  /** A single message of the instructor's. */
  note: Exchange;
  /** Questions without an answer. */
  questions: readonly [Exchange, ...Exchange[]];
}

/** A conversation as its exchanges, oldest first: between two of them days may pass. `size` counts messages. */
export function converse(seed: string, size: number, ending: Ending, talk: Talk): Turn[][] {
  const dice = diceFrom(seed);
  const tail = lastOf(dice, ending, talk).slice(0, size);
  const opening = talk.opening?.(dice) ?? [];
  const head = opening.length + tail.length <= size ? opening : [];
  const body = fill(dice, size - head.length - tail.length, talk);
  return [head, ...body, tail].filter((exchange) => exchange.length > 0);
}

/** What is unread or unanswered stands at the end. */
function lastOf(dice: Dice, ending: Ending, { questions, note }: Talk): Turn[] {
  if (ending === 'answered') return [];
  return ending === 'unread' ? note(dice) : dice.pick(questions)(dice);
}

/** Exchanges of exactly `size` messages together, each once before any comes again. */
function fill(dice: Dice, size: number, { exchanges, fillers, note }: Talk): Turn[][] {
  const filled: Turn[][] = [];
  let left = size;
  const take = (exchange: Exchange): void => {
    const turns = exchange(dice);
    if (turns.length > left) return;
    filled.push(turns);
    left -= turns.length;
  };
  for (let before = -1; left !== before;) {
    before = left;
    dice.shuffle(exchanges).forEach(take);
  }
  const long = filled.length;
  for (let before = -1; left !== before;) {
    before = left;
    dice.shuffle(fillers).forEach(take);
  }
  while (left > 0) take(note);
  // Small talk belongs between the questions, not at the end.
  return long > 1 ? spread(dice, filled.slice(0, long), filled.slice(long)) : filled;
}

function spread(dice: Dice, exchanges: Turn[][], small: Turn[][]): Turn[][] {
  const mixed = [...exchanges];
  for (const exchange of small) mixed.splice(dice.int(0, mixed.length - 1), 0, exchange);
  return mixed;
}
