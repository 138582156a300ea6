import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { idbTrays } from '../attachments/idb-trays';
import type { KeptTray } from '../attachments/tray-storage';
import type { OutgoingFile } from '../attachments/types';
import { attachmentOf } from '../testing/fake-files';
import { INSTRUCTOR, ROOM, STUDENT } from '../testing/builders';
import { idbOutboxStorage } from './idb-storage';
import type { OutboxItem } from './item';

const MOST = 100;
let name: string;
let databases = 0;

const outbox = () => idbOutboxStorage(name, MOST);
const trays = () => idbTrays(name, MOST);

function aFile(key: string, content = key): OutgoingFile {
  const blob = new Blob([content], { type: 'text/plain' });
  const facts = { name: `${key}.txt`, size: blob.size, mimeType: blob.type, kind: 'file' as const };
  return { key, ...facts, width: null, height: null, voice: null, blob, attachment: null, refusal: null };
}

function anItem(id: string, change: Partial<OutboxItem> = {}): OutboxItem {
  const place = { userId: STUDENT, chatRoomId: ROOM, order: 1, createdAt: '2026-01-01T00:00:00.000Z' };
  return {
    clientMessageId: id,
    content: `the text of ${id}`,
    replyTo: null,
    failure: null,
    ...place,
    ...change,
  };
}

function aTray(files: OutgoingFile[], change: Partial<KeptTray> = {}): KeptTray {
  const place = { userId: STUDENT, page: 'page 1', roomId: ROOM, createdAt: '2026-01-01T00:00:00.000Z' };
  return { ...place, files, ...change };
}

/** What is on the disk, past all caches. */
async function bytes(): Promise<string[]> {
  const database = await openDB(name);
  const keys = await database.getAllKeys('bytes');
  database.close();
  return keys.map(String).sort();
}
const textsOf = (files: readonly OutgoingFile[] = []) => Promise.all(files.map(({ blob }) => blob.text()));

beforeEach(() => {
  name = `unsent ${(databases += 1)}`;
});

describe('messages that are not sent, on the disk', () => {
  it('are there for the next page with their files, byte for byte, each person’s own', async () => {
    const item = anItem('m1', { files: [aFile('a', 'what a says'), aFile('b')] });
    await outbox().put(item);
    await outbox().put(anItem('m2', { userId: INSTRUCTOR }));
    const [kept, ...others] = await outbox().list(STUDENT);
    expect(others).toEqual([]);
    expect({ ...kept, files: [] }).toEqual({ ...item, files: [] });
    expect(kept!.files!.map(({ blob: _blob, ...facts }) => facts)).toEqual(
      item.files!.map(({ blob: _blob, ...facts }) => facts),
    );
    expect(await textsOf(kept!.files)).toEqual(['what a says', 'b']);
  });

  it('lose the bytes of a file that is taken out of them, and all with the message', async () => {
    const storage = outbox();
    const files = [aFile('a'), aFile('b')];
    await storage.put(anItem('m1', { files }));
    await storage.put(anItem('m1', { files: files.slice(1) }));
    expect(await bytes()).toEqual(['b']);
    await storage.remove('m1');
    expect(await bytes()).toEqual([]);
    expect(await storage.list(STUDENT)).toEqual([]);
  });

  it('answer a file as the tab that was first brought it', async () => {
    await outbox().put(
      anItem('m1', { files: [{ ...aFile('a'), attachment: attachmentOf(new File([], 'a'), 1) }] }),
    );
    const late = await outbox().put(
      anItem('m1', { files: [{ ...aFile('a'), attachment: attachmentOf(new File([], 'a'), 2) }] }),
    );
    expect(late.files![0]!.attachment).toEqual(attachmentOf(new File([], 'a'), 1));
  });

  it('are not kept past the limit for all files together, and what is kept stays as it was', async () => {
    const storage = outbox();
    await storage.put(anItem('m1', { files: [aFile('a', 'a'.repeat(60))] }));
    await expect(storage.put(anItem('m2', { files: [aFile('b', 'b'.repeat(41))] }))).rejects.toThrow(
      'no more files',
    );
    expect(await bytes()).toEqual(['a']);
    expect((await storage.list(STUDENT)).map(({ clientMessageId }) => clientMessageId)).toEqual(['m1']);
    await storage.put(anItem('m3', { files: [aFile('c', 'c'.repeat(40))] }));
    await storage.put(anItem('m4'));
    expect(await bytes()).toEqual(['a', 'c']);
  });

  it('are wiped with their files at sign-out; what others left goes when it is old', async () => {
    const storage = outbox();
    await storage.put(anItem('m1', { files: [aFile('a')] }));
    await trays().put(aTray([aFile('b')]));
    await storage.put(anItem('m2', { userId: INSTRUCTOR, files: [aFile('c')] }));
    await trays().put(aTray([aFile('d')], { userId: INSTRUCTOR, createdAt: '2026-02-01T00:00:00.000Z' }));
    await storage.clearOthers(STUDENT, Date.parse('2026-01-15'));
    expect(await bytes()).toEqual(['a', 'b', 'd']);
    await storage.clear(STUDENT);
    expect(await bytes()).toEqual(['d']);
    expect(await storage.list(STUDENT)).toEqual([]);
    expect(await trays().pages(STUDENT)).toEqual([]);
  });

  it('are found in a database that an older version of the page made', async () => {
    const older = await openDB(name, 2, {
      upgrade(db) {
        db.createObjectStore('items', { keyPath: 'clientMessageId' }).createIndex('userId', 'userId');
        db.createObjectStore('bytes');
      },
    });
    const { blob, ...facts } = aFile('a');
    await older.put('items', { ...anItem('m1'), files: [facts] });
    await older.put('bytes', blob, 'a');
    older.close();
    expect(await textsOf((await outbox().list(STUDENT))[0]!.files)).toEqual(['a']);
  });
});

describe('chosen files, on the disk', () => {
  it('are the next page’s when theirs is gone, with all that is known of them, once', async () => {
    const files = [{ ...aFile('a'), attachment: attachmentOf(new File([], 'a'), 1) }, aFile('b')];
    await trays().put(aTray(files));
    expect(await trays().pages(STUDENT)).toEqual(['page 1']);
    const [found] = await trays().adopt(STUDENT, 'page 1', 'page 2');
    expect(found!.files.map(({ attachment }) => attachment)).toEqual([
      attachmentOf(new File([], 'a'), 1),
      null,
    ]);
    expect(await textsOf(found!.files)).toEqual(['a', 'b']);
    expect(await trays().adopt(STUDENT, 'page 1', 'page 3')).toEqual([]);
    expect(await trays().pages(STUDENT)).toEqual(['page 2']);
    expect(await trays().pages(INSTRUCTOR)).toEqual([]);
  });

  it('lose their bytes when they are removed, and nothing is left of an empty tray', async () => {
    await trays().put(aTray([aFile('a'), aFile('b')]));
    await trays().put(aTray([aFile('b')]));
    expect(await bytes()).toEqual(['b']);
    await trays().put(aTray([]));
    expect(await bytes()).toEqual([]);
    expect(await trays().pages(STUDENT)).toEqual([]);
  });

  it('are in the message that takes them or in the tray, never in both, and their bytes are kept once', async () => {
    const [a, b] = [aFile('a', 'a'.repeat(60)), aFile('b')];
    await trays().put(aTray([a, b]));
    // More than there is room for, were they counted twice.
    await outbox().put(anItem('m1', { files: [a] }));
    const [found] = await trays().adopt(STUDENT, 'page 1', 'page 2');
    expect(found!.files.map(({ key }) => key)).toEqual(['b']);
    await trays().put(aTray([], { page: 'page 2' }));
    expect(await bytes()).toEqual(['a']);
  });

  it('are kept as far as there is room, and say when there is not enough', async () => {
    const [large, small, tiny] = [
      aFile('large', 'l'.repeat(90)),
      aFile('small', 's'.repeat(20)),
      aFile('tiny'),
    ];
    expect(await trays().put(aTray([large, small, tiny]))).toBe(false);
    expect(await bytes()).toEqual(['large', 'tiny']);
    expect(await trays().put(aTray([small, tiny]))).toBe(true);
    expect(await bytes()).toEqual(['small', 'tiny']);
  });
});
