import { setImmediate as nextTurn } from 'node:timers/promises';

import { Coalesced } from './coalesced';

/** Doubles what it is asked for, and notes each question. */
function doubling(atOnce?: number) {
  const questions: string[][] = [];
  const coalesced = new Coalesced<string>(async (keys) => {
    questions.push(keys);
    await nextTurn();
    if (keys.includes('bad')) throw new Error('refused');
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, key + key]));
  }, atOnce);
  return { questions, coalesced };
}

describe('coalesced questions', () => {
  it('are asked as one when they come together, each key once', async () => {
    const { questions, coalesced } = doubling();
    const answers = await Promise.all(['a', 'b', 'a', 'unknown'].map((key) => coalesced.ask(key)));
    expect(answers).toEqual(['aa', 'bb', 'aa', undefined]);
    expect(questions).toEqual([['a', 'b', 'unknown']]);
  });

  it('gather what comes in one turn of the event loop', async () => {
    const { questions, coalesced } = doubling();
    const first = coalesced.ask('a');
    await Promise.resolve();
    expect(await Promise.all([first, coalesced.ask('b')])).toEqual(['aa', 'bb']);
    expect(questions).toEqual([['a', 'b']]);
  });

  it('gather while one is under way, and never join one that has begun', async () => {
    const { questions, coalesced } = doubling();
    const first = coalesced.ask('a');
    await nextTurn();
    expect(questions).toEqual([['a']]);
    const later = ['a', 'b'].map((key) => coalesced.ask(key));
    await Promise.all([first, ...later]);
    expect(questions).toEqual([['a'], ['a', 'b']]);
  });

  it('hear of a failure, and the next ones are answered', async () => {
    const { coalesced } = doubling();
    await expect(coalesced.ask('bad')).rejects.toThrow('refused');
    expect(await coalesced.ask('a')).toBe('aa');
  });

  it('are at most 200 in one, or fewer where that is said', async () => {
    const { questions, coalesced } = doubling();
    await Promise.all(Array.from({ length: 450 }, (_, n) => coalesced.ask(String(n))));
    expect(questions.map(({ length }) => length)).toEqual([200, 200, 50]);
    const few = doubling(2);
    await Promise.all(['a', 'b', 'c'].map((key) => few.coalesced.ask(key)));
    expect(few.questions).toEqual([['a', 'b'], ['c']]);
  });
});
