import type { Message } from '@officehours/contracts';
import fc from 'fast-check';
import { buildMessage, buildMessages } from '../testing/builders';
import { RoomHistory } from '../testing/room-history';
import { applyPage, applySync, type LogPage } from './apply-page';
import { EMPTY_LOG, isBehind, runAround, type RoomLog } from './room-log';
import { trimLog } from './trim';
import { updateMessage, upsertMessages } from './upsert-messages';
import { viewOf } from './view';

const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

/** The page of a room of `lastSeq` messages, as the service answers it. */
function page(first: number, last: number, lastSeq: number, epoch = 'one'): LogPage {
  const messages = buildMessages(first, last);
  return {
    messages,
    hasMoreBefore: first > 1,
    hasMoreAfter: last < lastSeq,
    lastSeq,
    lastChangeSeq: 0,
    epoch,
  };
}

const loaded = (first: number, last: number): RoomLog => applyPage(EMPTY_LOG, page(first, last, last));

describe('a room’s log', () => {
  it('shows nothing before its first page, and then the newest messages with more before', () => {
    expect(viewOf(EMPTY_LOG, 'latest').messages).toEqual([]);
    const view = viewOf(loaded(51, 100), 'latest');
    expect(seqs(view.messages)).toEqual(seqs(buildMessages(51, 100)));
    expect(view).toMatchObject({ hasMoreBefore: true, hasMoreAfter: false });
  });

  it('keeps live messages that came while the first page was under way', () => {
    const early = upsertMessages(EMPTY_LOG, [buildMessage(101), buildMessage(102)]);
    const log = applyPage(early, page(51, 100, 100));
    expect(log.tail).toBe(102);
    expect(viewOf(log, 'latest').messages.at(-1)?.seq).toBe(102);
  });

  it('begins in an empty room with message 1', () => {
    const empty = applyPage(EMPTY_LOG, new RoomHistory().page());
    expect(viewOf(empty, 'latest')).toEqual({ messages: [], hasMoreBefore: false, hasMoreAfter: false });
    expect(seqs(viewOf(upsertMessages(empty, [buildMessage(1)]), 'latest').messages)).toEqual([1]);
  });

  it('holds a message back that comes after a hole, and shows it when the hole is filled', () => {
    const holed = upsertMessages(loaded(1, 3), [buildMessage(5)]);
    expect(isBehind(holed)).toBe(true);
    expect(seqs(viewOf(holed, 'latest').messages)).toEqual([1, 2, 3]);
    const whole = upsertMessages(holed, [buildMessage(4)]);
    expect(isBehind(whole)).toBe(false);
    expect(seqs(viewOf(whole, 'latest').messages)).toEqual([1, 2, 3, 4, 5]);
  });

  it('is the same object after a message that it holds already', () => {
    const log = loaded(1, 3);
    expect(upsertMessages(log, buildMessages(1, 3))).toBe(log);
  });

  it('takes the state with more changes, whichever comes first, and a message that was read stays read', () => {
    const edited = buildMessage(2, { rev: 1, changeSeq: 1, content: 'edited' });
    const read = buildMessage(2, { isRead: true });
    for (const order of [
      [edited, read],
      [read, edited],
    ]) {
      const log = upsertMessages(loaded(1, 3), order);
      expect(log.messages[1]).toMatchObject({ content: 'edited', isRead: true, rev: 1 });
    }
  });

  it('shows a part that was jumped to apart from the newest, until the pages between are fetched', () => {
    const jumped = applyPage(loaded(91, 100), page(41, 50, 100));
    expect(seqs(viewOf(jumped, 45).messages)).toEqual(seqs(buildMessages(41, 50)));
    expect(viewOf(jumped, 45)).toMatchObject({ hasMoreBefore: true, hasMoreAfter: true });
    expect(seqs(viewOf(jumped, 'latest').messages)).toEqual(seqs(buildMessages(91, 100)));
    const joined = applyPage(jumped, page(51, 90, 100));
    expect(seqs(viewOf(joined, 45).messages)).toEqual(seqs(buildMessages(41, 100)));
    expect(viewOf(joined, 45).hasMoreAfter).toBe(false);
  });

  it('starts anew with a page of another epoch', () => {
    const log = applyPage(loaded(1, 100), page(1, 3, 3, 'two'));
    expect(log).toMatchObject({ epoch: 'two', tail: 3, lastSeq: 3 });
    expect(seqs(log.messages)).toEqual([1, 2, 3]);
  });

  it('lets the reader fetch on after a very long absence instead of filling in by itself', () => {
    const far = upsertMessages(loaded(1, 10), [buildMessage(5_000)]);
    expect(viewOf(far, 'latest')).toMatchObject({ hasMoreAfter: true });
    expect(viewOf(upsertMessages(loaded(1, 10), [buildMessage(12)]), 'latest')).toMatchObject({
      hasMoreAfter: false,
    });
  });

  it('believes a page about the beginning only when nothing before it is held', () => {
    const log = applyPage(loaded(1, 10), { ...page(11, 20, 20), hasMoreBefore: false });
    expect(viewOf(log, 'latest')).toMatchObject({ hasMoreBefore: false });
    expect(seqs(viewOf(log, 'latest').messages)).toEqual(seqs(buildMessages(1, 20)));
    const late = applyPage(EMPTY_LOG, { ...page(11, 20, 20), hasMoreBefore: false });
    expect(viewOf(late, 'latest').hasMoreBefore).toBe(false);
  });

  it('keeps the newest messages when it is trimmed, and can be scrolled back again', () => {
    const log = trimLog(loaded(1, 500), 100);
    expect(log.messages).toHaveLength(100);
    expect(viewOf(log, 'latest')).toMatchObject({ hasMoreBefore: true });
    expect(log.tail).toBe(500);
  });
});

describe('runs of a log', () => {
  it('are found by their numbers alone', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 })),
        fc.integer({ min: 1, max: 60 }),
        (numbers, wanted) => {
          const sorted = [...numbers].sort((a, b) => a - b);
          const [start, end] = runAround(
            sorted.map((seq) => buildMessage(seq)),
            wanted,
          );
          const run = sorted.slice(start, end);
          if (!sorted.includes(wanted)) return run.length === 0;
          const isWhole = run.every((seq, index) => seq === run[0]! + index) && run.includes(wanted);
          return isWhole && !sorted.includes(run[0]! - 1) && !sorted.includes(run.at(-1)! + 1);
        },
      ),
    );
  });
});

describe('changes of messages', () => {
  it('show at once where the message is held, and later where it is not', () => {
    const history = new RoomHistory();
    for (let seq = 1; seq <= 60; seq += 1) history.append();
    let log = applyPage(EMPTY_LOG, history.page());
    log = updateMessage(log, history.change(60, { content: 'held' }));
    log = updateMessage(log, history.change(2, { content: 'not held' }));
    expect(viewOf(log, 'latest').messages.at(-1)?.content).toBe('held');
    expect(viewOf(log, 'latest').messages[0]?.seq).toBe(11);
    expect(isBehind(log)).toBe(false);
    expect(applyPage(log, history.page({ before: 11, limit: 10 })).messages[1]?.content).toBe('not held');
  });

  it('that were missed show as a hole in their numbers', () => {
    const history = new RoomHistory();
    for (let seq = 1; seq <= 3; seq += 1) history.append();
    const log = applyPage(EMPTY_LOG, history.page());
    history.change(1, { content: 'lost' });
    const holed = updateMessage(log, history.change(2, { content: 'seen' }));
    expect(isBehind(holed)).toBe(true);
    const healed = applySync(holed, { ...history.sync(3, holed.changes.seen!)!, epoch: 'one' });
    expect(isBehind(healed)).toBe(false);
    expect(healed.messages.map(({ content }) => content)).toEqual(['lost', 'seen', 'message 3']);
  });
});

describe('live events that are lost, repeated and reordered', () => {
  type Event = { kind: 'new' | 'change'; message: Message };
  /** What happens in the room: a new message, or a change of the message that the number points at. */
  const happenings = fc.array(fc.oneof(fc.constant('new' as const), fc.nat({ max: 30 })), {
    minLength: 1,
    maxLength: 60,
  });

  interface Story {
    history: RoomHistory;
    events: Event[];
    firstPage: LogPage;
  }

  function tell(what: readonly ('new' | number)[], pageAt: number): Story {
    const history = new RoomHistory();
    let firstPage: LogPage = history.page({ limit: 20 });
    const events = what.flatMap((happening, index): Event[] => {
      if (index === pageAt) firstPage = history.page({ limit: 20 });
      if (happening === 'new' || history.lastSeq === 0) return [{ kind: 'new', message: history.append() }];
      const seq = 1 + (happening % history.lastSeq);
      return [
        { kind: 'change', message: history.change(seq, { content: `change ${history.lastChangeSeq + 1}` }) },
      ];
    });
    return { history, events, firstPage };
  }

  const receive = (log: RoomLog, { kind, message }: Event) =>
    kind === 'new' ? upsertMessages(log, [message]) : updateMessage(log, message);

  /** Parts of at most three messages and changes, as many as it takes. */
  function catchUp(log: RoomLog, history: RoomHistory): RoomLog {
    for (let current = log; ;) {
      const part = history.sync(current.tail ?? 0, current.changes.seen ?? 0, 3);
      if (!part) return current;
      current = applySync(current, { ...part, epoch: history.epoch });
    }
  }

  const arrivals = happenings.chain((what) => {
    const indexes = fc.array(fc.nat({ max: what.length - 1 }), { maxLength: 120 });
    return fc.tuple(fc.constant(what), fc.nat({ max: what.length }), indexes, fc.nat({ max: 120 }));
  });

  it('always end, after one catch-up, in the service’s log', () => {
    fc.assert(
      fc.property(arrivals, ([what, pageAt, order, pageArrives]) => {
        const { history, events, firstPage } = tell(what, pageAt);
        let log: RoomLog = EMPTY_LOG;
        order.forEach((at, index) => {
          if (index === pageArrives) log = applyPage(log, firstPage);
          log = receive(log, events[at]!);
          const numbers = seqs(viewOf(log, 'latest').messages);
          expect(numbers).toEqual(numbers.map((_, place) => numbers[0]! + place));
        });
        if (log.tail === null) log = applyPage(log, firstPage);
        const { messages } = viewOf(catchUp(log, history), 'latest');
        expect(messages).toEqual(history.messages.slice(history.lastSeq - messages.length));
        expect(messages.length).toBeGreaterThanOrEqual(Math.min(1, history.lastSeq));
      }),
      { numRuns: 500 },
    );
  });
});
