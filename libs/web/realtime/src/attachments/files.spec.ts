import { Engine } from '../client/engine';
import type { OfficehoursOptions, Platform } from '../client/options';
import { ROOM, student } from '../testing/builders';
import { FakeBrowser } from '../testing/fake-browser';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { chosen } from '../testing/files';
import type { FileWork } from './file-work';

const RULES = { maxBytes: 100, maxPixels: 1_000, extensions: ['txt', 'png'] };

let service: FakeService;
const running: Engine[] = [];

async function open(platform: Partial<Platform> = {}, wishes: Partial<OfficehoursOptions> = {}) {
  const options = { baseUrl: 'http://chat.test', token: tokenOf(student), user: student, ...wishes };
  const engine = new Engine(options, { ...fakePlatform(service), ...platform });
  running.push(engine);
  engine.start();
  await settled();
  return engine;
}

/** Real work, as that of the browser with bytes, takes more than one turn. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await jest.advanceTimersByTimeAsync(0);
};
const pass = async (ms: number) => {
  await jest.advanceTimersByTimeAsync(ms);
  await settled();
};
const tray = (engine: Engine) => engine.files.trays.get().get(ROOM) ?? [];
const stateOf = (engine: Engine, name: string) => {
  const file = tray(engine).find((one) => one.name === name);
  return engine.files.progress.get().get(file?.key ?? '');
};
const send = (engine: Engine, content = '') =>
  engine.files.take(ROOM, (files) => engine.outbox.add(ROOM, content, { files }));
const sentIds = () => service.sent.map(({ attachmentIds }) => attachmentIds);
const under = (...names: string[]) => expect(service.files.uploads.map(({ name }) => name)).toEqual(names);

async function add(engine: Engine, ...files: ReturnType<typeof chosen>[]): Promise<FileWork> {
  const work = await engine.files.work();
  work.tray.add(ROOM, files);
  await settled();
  return work;
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  service = new FakeService();
  service.data.set('GET /api/message/attachment-rules', RULES);
});
afterEach(() => {
  running.splice(0).forEach((engine) => engine.stop());
  jest.useRealTimers();
});

describe('files in a tray', () => {
  it('are on their way at once, and say how far they are', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'));
    service.files.last.request.onProgress(0.5);
    expect(stateOf(engine, 'a.txt')).toEqual({ state: 'uploading', fraction: 0.5 });
    service.files.last.request.onProgress(1);
    expect(stateOf(engine, 'a.txt')).toEqual({ state: 'checking', fraction: 1 });
    service.files.last.take();
    await settled();
    expect(tray(engine)[0]!.attachment).toMatchObject({ name: 'a.txt' });
    expect(engine.files.local.get(tray(engine)[0]!.attachment!.id)).toBe(tray(engine)[0]!.blob);
  });

  it('go three at a time, in their order', async () => {
    const engine = await open();
    await add(engine, ...['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'].map((name) => chosen(name)));
    under('a.txt', 'b.txt', 'c.txt');
    service.files.uploads[1]!.take();
    await settled();
    under('a.txt', 'b.txt', 'c.txt', 'd.txt');
  });

  it.each([
    ['an ending that is not on the list', chosen('a.exe'), 'type_not_allowed'],
    ['no ending', chosen('a'), 'type_not_allowed'],
    ['more bytes than allowed', chosen('a.txt', 'a'.repeat(101)), 'too_large'],
    ['nothing in it', chosen('a.txt', ''), 'empty'],
  ])('are refused before anything is sent: %s', async (_, file, refusal) => {
    const engine = await open();
    await add(engine, file);
    expect(tray(engine)[0]!.refusal).toBe(refusal);
    under();
  });

  it('are left to the service where the rules cannot be learnt', async () => {
    service.refusals.set('GET /api/message/attachment-rules', ['internal']);
    const engine = await open();
    await add(engine, chosen('a.exe'));
    service.files.last.refuse('unsupported_media_type', 415, 'type_not_allowed');
    await settled();
    expect(tray(engine)[0]!.refusal).toBe('type_not_allowed');
  });

  it('are at most ten', async () => {
    const engine = await open();
    const work = await engine.files.work();
    const many = Array.from({ length: 12 }, (_, n) => chosen(`${n}.txt`));
    expect(work.tray.add(ROOM, many)).toBe(2);
    expect(work.tray.add(ROOM, [chosen('more.txt')])).toBe(1);
    expect(tray(engine)).toHaveLength(10);
  });

  it('end their upload when they are removed, and are taken back when it is done', async () => {
    const engine = await open();
    const work = await add(engine, chosen('a.txt'), chosen('b.txt'));
    const [a, b] = tray(engine);
    work.tray.remove(ROOM, a!.key);
    await settled();
    expect(service.files.uploads[0]!.isAborted).toBe(true);
    service.files.uploads[1]!.take();
    await settled();
    work.tray.remove(ROOM, b!.key);
    await settled();
    expect(tray(engine)).toEqual([]);
    expect(service.asked).toContainEqual(expect.stringMatching(/^DELETE \/api\/message\/attachment\//u));
  });

  it('are tried again after a failure, sooner on wish', async () => {
    const engine = await open();
    const work = await add(engine, chosen('a.txt'));
    service.files.last.lose();
    await settled();
    expect(stateOf(engine, 'a.txt')).toMatchObject({ state: 'waiting', problem: 'network' });
    work.tray.retry(ROOM, tray(engine)[0]!.key);
    await settled();
    under('a.txt', 'a.txt');
    service.files.last.lose();
    await pass(60_000);
    under('a.txt', 'a.txt', 'a.txt');
  });

  it('are given up after three attempts that were too slow, until somebody wishes', async () => {
    const engine = await open();
    const work = await add(engine, chosen('a.txt'));
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(tray(engine)[0]!.refusal).toBeNull();
      service.files.last.refuse('unavailable', 408, 'too_slow');
      await pass(60_000);
    }
    under('a.txt', 'a.txt', 'a.txt');
    expect(tray(engine)[0]!.refusal).toBe('too_slow');
    work.tray.retry(ROOM, tray(engine)[0]!.key);
    await settled();
    service.files.last.take();
    await settled();
    expect(tray(engine)[0]).toMatchObject({ refusal: null, attachment: { name: 'a.txt' } });
  });

  it('are tried again after a refusal, on wish alone', async () => {
    const engine = await open();
    const work = await add(engine, chosen('a.txt'));
    service.files.last.refuse('forbidden', 403, 'quota_exceeded');
    await pass(120_000);
    expect(tray(engine)[0]!.refusal).toBe('quota_exceeded');
    under('a.txt');
    work.tray.retry(ROOM, tray(engine)[0]!.key);
    await settled();
    service.files.last.take();
    await settled();
    expect(tray(engine)[0]).toMatchObject({ refusal: null, attachment: { name: 'a.txt' } });
  });

  it('say so when they can no longer be read', async () => {
    const engine = await open();
    const blob = new Blob(['a']);
    jest.spyOn(blob, 'slice').mockImplementation(() => {
      throw new DOMException('gone', 'NotReadableError');
    });
    await add(engine, { name: 'a.txt', blob });
    service.files.last.lose();
    await settled();
    expect(tray(engine)[0]!.refusal).toBe('unreadable_here');
  });

  it('stay when the token of a host page ends, and go on with the next one', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'), chosen('b.txt'));
    service.files.uploads[0]!.take();
    await settled();
    service.refusedTokens.add(tokenOf(student));
    service.emit('sessionEnded', { code: 'session_ended' });
    await pass(60_000);
    expect(engine.connection.state.get().status).toBe('ended');
    expect(tray(engine).map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
    expect(service.files.uploads.map(({ isAborted }) => isAborted)).toEqual([false, true]);
    engine.setToken(tokenOf(student, '-2'));
    await pass(1_000);
    under('a.txt', 'b.txt', 'b.txt');
    service.files.last.take();
    await settled();
    expect(tray(engine).map(({ attachment }) => attachment?.name)).toEqual(['a.txt', 'b.txt']);
    engine.stop();
    expect(tray(engine)).toEqual([]);
  });

  it('go with a renewed token when theirs is refused', async () => {
    const getToken = jest.fn(async () => tokenOf(student, '-2'));
    const engine = await open({}, { getToken });
    await add(engine, chosen('a.txt'));
    expect(service.files.last.request.token).toBe(tokenOf(student));
    service.files.last.refuse('unauthenticated', 401);
    await settled();
    expect(service.files.last.request.token).toBe(tokenOf(student, '-2'));
    service.files.last.take();
    await settled();
    expect(tray(engine)[0]!.attachment).not.toBeNull();
  });

  it('say what a recorder knows, before the bytes', async () => {
    const engine = await open();
    const voice = { durationMs: 1_234.5, waveform: [1, 50], transcript: 'hello' };
    await add(engine, { ...chosen('voice.webm', 'x', 'audio/webm'), voice });
    const fields = [...service.files.last.request.body.entries()].map(([name]) => name);
    expect(fields).toEqual(['durationMs', 'waveform', 'transcript', 'file']);
    expect(service.files.last.request.body.get('durationMs')).toBe('1235');
  });
});

describe('a message with files', () => {
  it('waits for them, and has them in their order whichever came first', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'), chosen('b.txt'));
    const id = send(engine, 'look');
    await settled();
    expect(tray(engine)).toEqual([]);
    expect(engine.outbox.entries.get()[0]!.item.files).toHaveLength(2);
    service.files.uploads[1]!.take();
    await settled();
    expect(service.sent).toEqual([]);
    service.files.uploads[0]!.take();
    await settled();
    const [[a, b]] = sentIds() as [[string, string]];
    expect([a, b].map((one) => engine.files.local.has(one))).toEqual([true, true]);
    expect(a! > b!).toBe(true);
    expect(service.sent[0]).toMatchObject({ clientMessageId: id, content: 'look' });
  });

  it('keeps its place before what is written later', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'));
    send(engine, 'first');
    engine.outbox.add(ROOM, 'second');
    await settled();
    expect(service.sent).toEqual([]);
    service.files.last.take();
    await settled();
    expect(service.sent.map(({ content }) => content)).toEqual(['first', 'second']);
  });

  it('fails with its file, which says why; sending it again is another attempt', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'));
    const id = send(engine);
    service.files.last.refuse('unsupported_media_type', 415, 'content_mismatch');
    await settled();
    const { item } = engine.outbox.entries.get()[0]!;
    expect(item.failure).toBe('unsupported_media_type');
    expect(item.files![0]!.refusal).toBe('content_mismatch');
    engine.outbox.retry(id);
    await settled();
    service.files.last.take();
    await settled();
    expect(service.sent).toHaveLength(1);
  });

  it('goes without a file that is taken out of it, and not at all when nothing is left', async () => {
    const engine = await open();
    const work = await add(engine, chosen('a.txt'), chosen('b.txt'));
    const id = send(engine, 'look');
    service.files.uploads[0]!.refuse('unsupported_media_type', 415, 'content_mismatch');
    service.files.uploads[1]!.take();
    await settled();
    const [a] = engine.outbox.entries.get()[0]!.item.files!;
    await work.takeOut(id, a!.key);
    await settled();
    expect(sentIds()).toEqual([[expect.any(String)]]);
    await add(engine, chosen('c.txt'));
    const other = send(engine);
    await settled();
    await work.takeOut(other, engine.outbox.entries.get().at(-1)!.item.files![0]!.key);
    await settled();
    expect(service.files.last.isAborted).toBe(true);
    expect(service.sent).toHaveLength(1);
    expect(engine.outbox.entries.get().filter(({ stored }) => !stored)).toEqual([]);
  });

  it('ends its upload when it is deleted, and lets the next one go', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'));
    const id = send(engine);
    engine.outbox.add(ROOM, 'next');
    await settled();
    engine.outbox.remove(id);
    await settled();
    expect(service.files.last.isAborted).toBe(true);
    expect(service.sent.map(({ content }) => content)).toEqual(['next']);
  });

  it('outlives its page: the next one brings what is missing, under the same id', async () => {
    const browser = new FakeBrowser();
    const platform = { outboxStorage: browser.outboxStorage, locks: browser.locks };
    const first = await open(platform);
    await add(first, chosen('a.txt'), chosen('b.txt'));
    const id = send(first);
    await settled();
    service.files.uploads[0]!.take();
    await settled();
    first.stop();
    await settled();
    expect(service.files.uploads[1]!.isAborted).toBe(true);
    await open(platform);
    under('a.txt', 'b.txt', 'b.txt');
    service.files.last.take();
    await settled();
    expect(service.sent).toEqual([expect.objectContaining({ clientMessageId: id })]);
    expect(sentIds()[0]).toHaveLength(2);
    expect(await browser.outboxStorage.list(student.id)).toEqual([]);
  });

  it('of two tabs is brought by the one in which it was chosen, and sent by the one that sends', async () => {
    const { outboxStorage, locks, openTabChannel } = new FakeBrowser();
    const [sending, writing] = [
      await open({ outboxStorage, locks, openTabChannel }),
      await open({ outboxStorage, locks, openTabChannel }),
    ];
    await add(writing, chosen('a.txt'));
    send(writing);
    await settled();
    expect(sending.outbox.entries.get()).toHaveLength(1);
    under('a.txt');
    service.files.last.take();
    await settled();
    under('a.txt');
    expect(service.sent).toHaveLength(1);
    writing.stop();
  });

  it('is brought by the tab that sends when the other one closes meanwhile', async () => {
    const { outboxStorage, locks, openTabChannel } = new FakeBrowser();
    await open({ outboxStorage, locks, openTabChannel });
    const writing = await open({ outboxStorage, locks, openTabChannel });
    await add(writing, chosen('a.txt'));
    send(writing);
    await settled();
    writing.stop();
    await settled();
    under('a.txt', 'a.txt');
    service.files.last.take();
    await settled();
    expect(service.sent).toHaveLength(1);
  });

  it('without locks is sent with one set of files, whoever brought them', async () => {
    const { outboxStorage, openTabChannel } = new FakeBrowser();
    const first = await open({ outboxStorage, openTabChannel });
    await open({ outboxStorage, openTabChannel });
    await add(first, chosen('a.txt'));
    send(first);
    await settled();
    for (const upload of service.files.uploads) upload.take();
    await settled();
    expect(new Set(sentIds().map((ids) => ids!.join())).size).toBe(1);
  });

  it('brings its files again when the service has swept them', async () => {
    const { outboxStorage } = new FakeBrowser();
    const first = await open({ outboxStorage });
    await add(first, chosen('a.txt'));
    service.files.last.take();
    await settled();
    service.refusals.set('sendMessage', ['unavailable']);
    const id = send(first);
    await settled();
    first.stop();
    service.refusals.set('sendMessage', ['not_found']);
    await open({ outboxStorage });
    under('a.txt', 'a.txt');
    service.files.last.take();
    await settled();
    expect(service.sent.at(-1)).toMatchObject({ clientMessageId: id });
    expect(service.history.messages.at(-1)!.clientMessageId).toBe(id);
  });

  it('fails where the room is gone', async () => {
    const engine = await open();
    await add(engine, chosen('a.txt'));
    service.refusals.set('sendMessage', ['not_found']);
    send(engine);
    service.files.last.take();
    await settled();
    expect(engine.outbox.entries.get()[0]!.item.failure).toBe('not_found');
    under('a.txt');
  });

  it('is wiped with its bytes at sign-out', async () => {
    const { outboxStorage } = new FakeBrowser();
    const engine = await open({ outboxStorage });
    await add(engine, chosen('a.txt'));
    send(engine);
    await settled();
    await engine.wipe();
    expect(await outboxStorage.list(student.id)).toEqual([]);
    expect(service.files.last.isAborted).toBe(true);
    expect(engine.files.local.size).toBe(0);
  });

  it('waits without the code that brings files, and goes when it can be fetched', async () => {
    const { loadFileWork } = fakePlatform(service);
    const load = jest.fn(loadFileWork).mockRejectedValueOnce(new TypeError('no network'));
    const engine = await open({ loadFileWork: load });
    service.files.isQuick = true;
    engine.outbox.add(ROOM, '', { files: [] });
    await pass(5_000);
    expect(load).toHaveBeenCalledTimes(2);
    expect(service.sent).toHaveLength(1);
    expect(engine.outbox.entries.get()).toEqual([]);
  });
});
