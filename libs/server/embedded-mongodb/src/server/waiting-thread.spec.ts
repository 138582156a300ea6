import { start } from '../start.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { prepareThread, takeThread } from './waiting-thread.ts';

describe('The thread of a server', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it('is prepared once, however often that is asked for, and taken once', async () => {
    prepareThread();
    prepareThread();
    const threads = [takeThread(), takeThread(), takeThread()];
    const [first = 0, ...others] = threads.map(({ threadId }) => threadId);
    // Nothing that ends later says that another one has.
    expect(threads.map((thread) => thread.listenerCount('exit'))).toEqual([0, 0, 0]);
    await Promise.all(threads.map((thread) => thread.terminate()));
    expect(others).toEqual([first + 1, first + 2]);
  });

  it.each([
    ['prepared', prepareThread],
    ['not prepared', () => undefined],
  ])('serves the database that it is told of: %s', async (_how, prepare) => {
    prepare();
    const running = await start({ path: folder.path('told.db') });
    expect(decodeURIComponent(running.uri)).toContain('told.db');
    await running.stop();
  });
});
