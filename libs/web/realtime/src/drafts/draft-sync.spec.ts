import { OfficehoursError } from '../rest/error';
import { ROOM, STUDENT } from '../testing/builders';
import { memoryKeyValueStorage } from '../testing/fake-browser';
import { DraftSync } from './draft-sync';
import { Drafts } from './drafts';
import type { KeyValueStorage } from './draft-storage';

/** What the service has, and the devices it tells. */
class Service {
  draft: string | null = null;
  isUp = true;
  isWilling = true;
  asked = 0;
  saves = 0;
  readonly devices: DraftSync[] = [];

  async save(roomId: string, text: string): Promise<void> {
    this.asked += 1;
    await Promise.resolve();
    if (!this.isUp) throw new OfficehoursError('network');
    if (!this.isWilling) throw new OfficehoursError('validation_failed');
    this.saves += 1;
    this.draft = text.trim() === '' ? null : text;
    for (const device of this.devices) device.told(roomId, this.draft, true);
  }
}

let service: Service;

function open(storage: KeyValueStorage | null = memoryKeyValueStorage()) {
  const drafts = new Drafts(storage);
  const sync = new DraftSync(drafts, (roomId, text) => service.save(roomId, text));
  drafts.start(STUDENT);
  service.devices.push(sync);
  return { drafts, sync };
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
  service = new Service();
});
afterEach(() => jest.useRealTimers());

describe('drafts on two devices', () => {
  it('are the same a moment after the last key, and saved once for many keys', async () => {
    const [here, there] = [open(), open()];
    for (const text of ['h', 'he', 'hel']) here.drafts.set(ROOM, text);
    await pass(2_500);
    expect(there.drafts.get(ROOM)).toBe('hel');
    expect(service.saves).toBe(1);
    here.drafts.set(ROOM, '');
    await pass(2_500);
    expect([there.drafts.get(ROOM), service.draft]).toEqual(['', null]);
  });

  it('are gone at once when they were sent: a page that is closed then leaves none behind', async () => {
    const [here, there] = [open(), open()];
    here.drafts.set(ROOM, 'soon sent');
    await pass(2_500);
    here.drafts.set(ROOM, '');
    await pass(0);
    here.sync.stop();
    expect([there.drafts.get(ROOM), service.draft]).toEqual(['', null]);
  });

  it('never replace what is being typed here', async () => {
    const here = open();
    here.drafts.set(ROOM, 'what I am typing');
    here.sync.told(ROOM, 'something of this morning');
    here.sync.told(ROOM, null);
    expect(here.drafts.get(ROOM)).toBe('what I am typing');
    await pass(2_500);
    // An answer from before the draft was saved.
    here.sync.told(ROOM, null);
    expect(here.drafts.get(ROOM)).toBe('what I am typing');
    await pass(10_000);
    here.sync.told(ROOM, 'typed elsewhere later');
    expect(here.drafts.get(ROOM)).toBe('typed elsewhere later');
  });

  it('that another device saved a moment after this one are taken when nobody types here any more', async () => {
    const [here, there] = [open(), open()];
    here.drafts.set(ROOM, 'one');
    await pass(2_500);
    there.drafts.set(ROOM, 'one two');
    await pass(2_500);
    expect([service.draft, here.drafts.get(ROOM)]).toEqual(['one two', 'one']);
    // An answer that was asked for before.
    here.sync.told(ROOM, null);
    await pass(10_000);
    expect(here.drafts.get(ROOM)).toBe('one two');
    here.drafts.set(ROOM, 'one two three');
    await pass(20_000);
    expect([there.drafts.get(ROOM), service.draft]).toEqual(['one two three', 'one two three']);
  });

  it('that another device saved do not replace what is typed here before they are taken', async () => {
    const here = open();
    here.drafts.set(ROOM, 'one');
    await pass(2_500);
    here.sync.told(ROOM, 'one two', true);
    here.drafts.set(ROOM, 'one and a half');
    await pass(30_000);
    expect([here.drafts.get(ROOM), service.draft]).toEqual(['one and a half', 'one and a half']);
  });

  it('that were sent do not come back with news of before that is still on its way', async () => {
    const here = open();
    here.drafts.set(ROOM, 'soon sent');
    await pass(2_500);
    here.drafts.set(ROOM, '');
    await pass(0);
    // The service tells of one change after the other.
    here.sync.told(ROOM, 'soon sent', true);
    here.sync.told(ROOM, null, true);
    await pass(30_000);
    expect([here.drafts.get(ROOM), service.draft]).toEqual(['', null]);
  });

  it('are saved after the next connect when the service was not there, also after a reload', async () => {
    service.isUp = false;
    const storage = memoryKeyValueStorage();
    const here = open(storage);
    here.drafts.set(ROOM, 'on the train');
    await pass(3_000);
    here.drafts.stop();
    const reloaded = open(storage);
    reloaded.sync.told(ROOM, null);
    expect(reloaded.drafts.get(ROOM)).toBe('on the train');
    service.isUp = true;
    reloaded.sync.flush();
    await pass(0);
    expect(service.draft).toBe('on the train');
    expect(reloaded.drafts.isUnsaved(ROOM)).toBe(false);
  });

  it('stay here when the service refuses them, and are sent again when they are changed', async () => {
    const here = open();
    service.isWilling = false;
    here.drafts.set(ROOM, 'refused');
    await pass(30_000);
    here.sync.told(ROOM, null);
    here.sync.flush();
    await pass(0);
    expect([here.drafts.get(ROOM), service.asked]).toEqual(['refused', 1]);
    service.isWilling = true;
    here.drafts.set(ROOM, 'taken');
    await pass(3_000);
    expect([service.draft, here.drafts.isUnsaved(ROOM)]).toEqual(['taken', false]);
  });

  it('that are too long to be taken stay here and are not sent, until they are short enough', async () => {
    const here = open();
    const long = 'x'.repeat(10_001);
    here.drafts.set(ROOM, long);
    await pass(30_000);
    here.sync.told(ROOM, null);
    here.sync.flush();
    await pass(0);
    expect([here.drafts.get(ROOM), service.asked]).toEqual([long, 0]);
    here.drafts.set(ROOM, long.slice(1));
    await pass(3_000);
    expect(service.draft).toHaveLength(10_000);
  });

  it('of another tab of this browser are not overwritten before they are saved', async () => {
    service.isUp = false;
    const storage = memoryKeyValueStorage();
    const [here, other] = [open(storage), open(storage)];
    here.drafts.set(ROOM, 'typed in this tab');
    other.sync.told(ROOM, 'older');
    expect(other.drafts.get(ROOM)).toBe('');
  });
});
