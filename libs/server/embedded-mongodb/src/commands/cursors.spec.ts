import { encode } from '../bson/encode.ts';
import { Cursors, type Documents } from './cursors.ts';

const minute = 60_000;

/** Runs a command to its end. */
const result = <T>(run: Generator<void, T>): T => {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
};

describe('Cursors', () => {
  function* numbers(count: number): Documents {
    for (let n = 0; n < count; n++) yield encode(new Map([['text', `${n}`]]));
  }
  const open = (cursors: Cursors, lasting = false, session?: string) =>
    result(cursors.first(numbers(10), 'db.things', session, 4, false, Infinity, lasting));
  const more = (cursors: Cursors, id: ReturnType<typeof open>['cursor'], size: number, session?: string) =>
    result(cursors.next(id, 'db.things', session, size, Infinity));

  it('give batches of the sizes that are asked for, and end with the last one', () => {
    const cursors = new Cursors();
    const first = open(cursors);
    expect(first.docs).toHaveLength(4);
    expect(more(cursors, first.cursor, 5).docs).toHaveLength(5);
    expect(more(cursors, first.cursor, Infinity)).toMatchObject({ docs: [expect.anything()] });
    expect(cursors.size).toBe(0);
    expect(() => more(cursors, first.cursor, 1)).toThrow(/not found/);
  });

  it('end when nobody has asked for ten minutes, but not when they were meant to last', () => {
    const cursors = new Cursors();
    const [idle, used, lasting] = [open(cursors), open(cursors), open(cursors, true)];
    const now = performance.now();
    cursors.sweep(now + 9 * minute);
    expect(cursors.size).toBe(3);
    jest.spyOn(performance, 'now').mockReturnValue(now + 8 * minute);
    more(cursors, used.cursor, 1);
    jest.restoreAllMocks();
    cursors.sweep(now + 11 * minute);
    expect(() => more(cursors, idle.cursor, 1)).toThrow(expect.objectContaining({ code: 43 }));
    expect(more(cursors, used.cursor, 1).docs).toHaveLength(1);
    expect(more(cursors, lasting.cursor, 1).docs).toHaveLength(1);
  });

  it('belong to their collection and their session', () => {
    const cursors = new Cursors();
    const { cursor } = open(cursors, false, 'mine');
    expect(() => more(cursors, cursor, 1, 'theirs')).toThrow(expect.objectContaining({ code: 13 }));
    expect(() => result(cursors.next(cursor, 'db.others', 'mine', 1, Infinity))).toThrow(
      expect.objectContaining({ code: 13 }),
    );
    expect(cursors.kill(cursor, 'db.others')).toBe(false);
    expect(more(cursors, cursor, 1, 'mine').docs).toHaveLength(1);
    cursors.killSession('mine');
    expect(cursors.size).toBe(0);
  });
});
