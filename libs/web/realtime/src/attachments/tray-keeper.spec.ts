import { Engine } from '../client/engine';
import type { Platform } from '../client/options';
import { ROOM, student } from '../testing/builders';
import { FakeBrowser } from '../testing/fake-browser';
import { FakeService, fakePlatform, tokenOf } from '../testing/fake-service';
import { chosen } from '../testing/files';
import { FileWork } from './file-work';
import { memoryTrayStorage, type TrayStorage } from './tray-storage';
import { unkeptOf } from './unkept';

let service: FakeService;
let browser: FakeBrowser;
let storage: TrayStorage;
const running: Engine[] = [];

async function open(platform: Partial<Platform> = {}) {
  const { outboxStorage, locks, openTabChannel } = browser;
  const engine = new Engine(
    { baseUrl: 'http://chat.test', token: tokenOf(student), user: student },
    {
      ...fakePlatform(service),
      ...{ outboxStorage, locks, openTabChannel },
      loadFileWork: async (parts) => new FileWork(parts, service.files.send, storage),
      ...platform,
    },
  );
  running.push(engine);
  engine.start();
  await engine.files.work();
  await settled();
  return engine;
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await jest.advanceTimersByTimeAsync(0);
};
const add = async (engine: Engine, ...names: string[]) => {
  (await engine.files.work()).tray.add(
    ROOM,
    names.map((name) => chosen(name)),
  );
  await settled();
};
const tray = (engine: Engine) => engine.files.trays.get().get(ROOM) ?? [];
const names = (engine: Engine) => tray(engine).map(({ name }) => name);
const close = async (engine: Engine) => {
  engine.stop();
  await settled();
};

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  service = new FakeService();
  browser = new FakeBrowser();
  storage = memoryTrayStorage();
  service.data.set('GET /api/message/attachment-rules', {
    maxBytes: 100,
    maxPixels: 1_000,
    extensions: ['txt'],
  });
});
afterEach(() => {
  running.splice(0).forEach((engine) => engine.stop());
  jest.useRealTimers();
});

describe('files that are chosen and not sent', () => {
  it('are there in the next page with their state; only what was not uploaded is brought again', async () => {
    const first = await open();
    await add(first, 'a.txt', 'b.txt', 'c.exe');
    service.files.uploads[0]!.take();
    await settled();
    await jest.advanceTimersByTimeAsync(300);
    await close(first);
    const second = await open();
    expect(names(second)).toEqual(['a.txt', 'b.txt', 'c.exe']);
    expect(tray(second)[0]!.attachment).toMatchObject({ name: 'a.txt' });
    expect(tray(second)[2]!.refusal).toBe('type_not_allowed');
    expect(service.files.uploads.map(({ name }) => name)).toEqual(['a.txt', 'b.txt', 'b.txt']);
    service.files.last.take();
    await settled();
    expect(tray(second)[1]!.attachment).toMatchObject({ name: 'b.txt' });
  });

  it('are written down before anything else is done with them', async () => {
    const put = jest.spyOn(storage, 'put');
    const first = await open();
    (await first.files.work()).tray.add(ROOM, [chosen('a.txt')]);
    expect(put).toHaveBeenCalledWith(expect.objectContaining({ roomId: ROOM, userId: student.id }));
  });

  it('stay with the page they are in while it is open; without locks every page has them', async () => {
    const first = await open();
    await add(first, 'a.txt');
    expect(names(await open())).toEqual([]);
    expect(names(await open({ locks: undefined }))).toEqual(['a.txt']);
  });

  it('come before those of the new page, and are no more than a message takes', async () => {
    const first = await open();
    await add(first, ...Array.from({ length: 9 }, (_, n) => `${n}.txt`));
    await close(first);
    const adopt = storage.adopt.bind(storage);
    jest.spyOn(storage, 'adopt').mockImplementationOnce(async (...asked) => {
      const found = await adopt(...asked);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return found;
    });
    const second = await open();
    await add(second, 'x.txt', 'y.txt');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(names(second)).toEqual([...Array.from({ length: 8 }, (_, n) => `${n}.txt`), 'x.txt', 'y.txt']);
  });

  it('are not there again once they are sent or removed', async () => {
    const first = await open();
    await add(first, 'a.txt', 'b.txt');
    (await first.files.work()).tray.remove(ROOM, tray(first)[0]!.key);
    first.files.take(ROOM, (files) => first.outbox.add(ROOM, 'b', { files }));
    await jest.advanceTimersByTimeAsync(300);
    await close(first);
    expect(names(await open())).toEqual([]);
  });

  it('say when the browser does not keep all of them, until they are fewer', async () => {
    const put = jest.spyOn(storage, 'put').mockResolvedValueOnce(false);
    const engine = await open();
    await add(engine, 'a.exe');
    put.mockRejectedValueOnce(new Error('the disk is full'));
    await jest.advanceTimersByTimeAsync(300);
    expect([...unkeptOf(engine.files).get()]).toEqual([ROOM]);
    (await engine.files.work()).tray.remove(ROOM, tray(engine)[0]!.key);
    await jest.advanceTimersByTimeAsync(300);
    expect([...unkeptOf(engine.files).get()]).toEqual([]);
  });

  it('are not written down any more when their person signs out', async () => {
    const engine = await open();
    await add(engine, 'a.txt');
    const put = jest.spyOn(storage, 'put');
    await engine.wipe();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(put).not.toHaveBeenCalled();
  });
});
