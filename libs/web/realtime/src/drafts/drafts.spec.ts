import { idOf, INSTRUCTOR, ROOM, STUDENT } from '../testing/builders';
import { memoryKeyValueStorage } from '../testing/fake-browser';
import { Drafts } from './drafts';
import type { KeyValueStorage } from './draft-storage';

const OTHER_ROOM = idOf('a', 2);

function open(storage: KeyValueStorage | null, userId = STUDENT): Drafts {
  const drafts = new Drafts(storage);
  drafts.start(userId);
  return drafts;
}

describe('drafts', () => {
  it('are kept for each room over a reload', () => {
    const storage = memoryKeyValueStorage();
    const before = open(storage);
    before.set(ROOM, 'half a question');
    before.set(OTHER_ROOM, 'another');
    before.stop();
    const after = open(storage);
    expect(after.get(ROOM)).toBe('half a question');
    expect(after.get(OTHER_ROOM)).toBe('another');
  });

  it('are written to the disk a moment after the last key, not on each', () => {
    jest.useFakeTimers();
    const storage = memoryKeyValueStorage();
    const setItem = jest.spyOn(storage, 'setItem');
    const drafts = open(storage);
    for (const text of ['h', 'he', 'hel']) drafts.set(ROOM, text);
    const written = () =>
      setItem.mock.calls.map(([, value]) => value).filter((value) => value.startsWith('h'));
    expect(written()).toEqual([]);
    jest.advanceTimersByTime(300);
    expect(written()).toEqual(['hel']);
    jest.useRealTimers();
  });

  it('leave nothing behind when they are emptied', () => {
    const storage = memoryKeyValueStorage();
    const drafts = open(storage);
    drafts.set(ROOM, 'text');
    drafts.set(ROOM, '');
    drafts.settle(ROOM);
    drafts.stop();
    expect(storage.length).toBe(0);
  });

  it('of one person are not seen by another in the same browser', () => {
    const storage = memoryKeyValueStorage();
    const drafts = open(storage);
    drafts.set(ROOM, 'mine');
    drafts.stop();
    expect(open(storage, INSTRUCTOR).get(ROOM)).toBe('');
  });

  it('are wiped at sign-out, and only the person’s own', () => {
    const storage = memoryKeyValueStorage();
    const theirs = open(storage, INSTRUCTOR);
    theirs.set(ROOM, 'theirs');
    theirs.stop();
    const mine = open(storage);
    mine.set(ROOM, 'mine');
    mine.stop();
    mine.wipe(STUDENT);
    expect(mine.get(ROOM)).toBe('');
    expect(open(storage).get(ROOM)).toBe('');
    expect(open(storage, INSTRUCTOR).get(ROOM)).toBe('theirs');
  });

  it('live as long as the page where the browser allows no storage', () => {
    const drafts = open(null);
    drafts.set(ROOM, 'text');
    expect(drafts.get(ROOM)).toBe('text');
  });
});
