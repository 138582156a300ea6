import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { mongo } from 'mongoose';
import { start } from '../index.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { startProcess } from '../testing/process.ts';

describe('The address of a server', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const ping = async (uri: string): Promise<unknown> => {
    const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000 });
    return client
      .db('test')
      .command({ ping: 1 })
      .finally(() => client.close());
  };

  it('is a socket file beside the database, gone when it stops', async () => {
    const database = await start({ path: folder.path('a.db') });
    expect(existsSync(folder.path('a.db.sock'))).toBe(true);
    expect(await ping(database.uri)).toEqual({ ok: 1 });
    await database.stop();
    expect(existsSync(folder.path('a.db.sock'))).toBe(false);
  });

  it('is a short one in the temp folder where the path would be too long', async () => {
    const database = await start({ path: folder.path('long/'.repeat(20) + 'a.db') });
    expect(await ping(database.uri)).toEqual({ ok: 1 });
    await database.stop();
  });

  it('can be a port, on the loopback interface only', async () => {
    const database = await start({ path: ':memory:', port: 0, database: 'school' });
    expect(database.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/school$/);
    await database.stop();
  });

  it.each([
    ['x'.repeat(110) + '.sock', /longer than 107 bytes/],
    ['socket', /must end in \.sock/],
  ])('is refused with a sentence when it cannot be: %s', async (name, sentence) => {
    await expect(start({ path: ':memory:', socket: folder.path(name) })).rejects.toThrow(sentence);
  });

  it.each([-1, 70000, 1.5])('is refused with a sentence when the port is %s', async (port) => {
    await expect(start({ path: ':memory:', port })).rejects.toThrow('whole number from 0 to 65535');
  });

  it('takes over the socket file of a process that was killed, but not of one that lives', async () => {
    const path = folder.path('b.db');
    const killed = await startProcess(path);
    await killed.end('SIGKILL');
    const other = createServer().listen(folder.path('taken.sock'));
    await expect(start({ path, socket: folder.path('taken.sock') })).rejects.toThrow(
      'Another server listens',
    );
    other.close();
    const database = await start({ path });
    expect(await ping(database.uri)).toEqual({ ok: 1 });
    await database.stop();
  });
});
