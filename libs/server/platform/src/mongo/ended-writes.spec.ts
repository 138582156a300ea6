import { mkdtemp, rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { start, type RunningDatabase } from '@officehours/embedded-mongodb';
import { mongo } from 'mongoose';
import './ended-writes';

describe('a command whose connection is closed', () => {
  let folder: string;
  let database: RunningDatabase;
  let client: mongo.MongoClient;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ended-writes-'));
    database = await start({ path: join(folder, 'test.db') });
    client = await mongo.MongoClient.connect(database.uri, { retryWrites: false, retryReads: false });
  });

  afterEach(() => jest.restoreAllMocks());

  afterAll(async () => {
    await client.close();
    await database.stop();
    await rm(folder, { recursive: true });
  });

  const ping = () => client.db('test').command({ ping: 1 });

  /** Does something to the socket of the next write of a ping, before it or after it. */
  const atNextWrite = (act: (socket: Socket, write: () => boolean) => boolean) => {
    const { write } = Socket.prototype;
    const spy = jest.spyOn(Socket.prototype, 'write').mockImplementation(function (
      this: Socket,
      ...args: unknown[]
    ) {
      const really = () => write.apply(this, args as Parameters<typeof write>);
      const isPing = Buffer.isBuffer(args[0]) && args[0].includes('ping');
      if (!isPing) return really();
      spy.mockRestore();
      return act(this, really);
    } as typeof write);
  };

  it('fails when it is closed in the moment before the write, and the next one is answered', async () => {
    await ping();
    atNextWrite((socket, write) => {
      socket.destroy();
      return write();
    });
    await expect(ping()).rejects.toThrow(mongo.MongoNetworkError);
    await expect(ping()).resolves.toMatchObject({ ok: 1 });
  });

  it('fails when it is closed while the buffer is full', async () => {
    await ping();
    atNextWrite((socket) => {
      setTimeout(() => socket.destroy(), 20);
      return false;
    });
    await expect(ping()).rejects.toThrow(mongo.MongoNetworkError);
    await expect(ping()).resolves.toMatchObject({ ok: 1 });
  });

  it('is answered when the buffer is full for a while', async () => {
    await ping();
    atNextWrite((socket, write) => {
      setTimeout(() => {
        write();
        socket.emit('drain');
      }, 20);
      return false;
    });
    await expect(ping()).resolves.toMatchObject({ ok: 1 });
  });
});
