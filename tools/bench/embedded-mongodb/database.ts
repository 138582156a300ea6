import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mongo } from 'mongoose';

const cli = fileURLToPath(new URL('../../../libs/server/embedded-mongodb/src/cli.ts', import.meta.url));

export interface Message {
  _id: mongo.ObjectId;
  chatRoomId: mongo.ObjectId;
  seq: number;
  senderId: mongo.ObjectId;
  clientMessageId: string;
  text: string;
  createdAt: Date;
}

/** A database process with its client; `path` is given to open a file again. */
export interface Database {
  messages: mongo.Collection<Message>;
  uri: string;
  path: string;
  /** Milliseconds from the start of the process to its connection string. */
  startMilliseconds: number;
  residentBytes(): number;
  stop(): Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

let files = 0;

export const newPath = (): string => join(folder, `${files++}.db`);

/** @param compileCache a folder for what Node compiles; by default the one that earlier starts have filled. */
export const startDatabase = async (path = newPath(), compileCache?: string): Promise<Database> => {
  const begin = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', cli, '--path', path, '--socket', `${path}.sock`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...(compileCache !== undefined && { NODE_COMPILE_CACHE: compileCache }) },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  process.once('exit', () => child.kill());
  const startMilliseconds = performance.now() - begin;
  const uri = line.toString().trim();
  const client = await new mongo.MongoClient(uri, { maxPoolSize: 100 }).connect();
  const messages = client.db('bench').collection<Message>('messages');
  await messages.createIndex({ chatRoomId: 1, seq: 1 }, { unique: true });
  await messages.createIndex({ chatRoomId: 1, senderId: 1, clientMessageId: 1 }, { unique: true });
  const stop = async (): Promise<void> => {
    await client.close();
    await end(child);
  };
  return { messages, uri, path, startMilliseconds, residentBytes: () => residentBytes(child.pid!), stop };
};

const end = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
};

const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;

const sender = new mongo.ObjectId();
const text = 'A message of the usual length, with a question about the exercise of last week. '
  .repeat(2)
  .slice(0, 130);

export const message = (chatRoomId: mongo.ObjectId, seq: number): Message => ({
  _id: new mongo.ObjectId(),
  chatRoomId,
  seq,
  senderId: sender,
  clientMessageId: `0190b1e6-${seq.toString(16).padStart(12, '0')}`,
  text,
  createdAt: new Date(),
});

/** Fills a collection up to `count`; a fifth of all messages are in the first room. */
export const fill = async (
  database: Database,
  rooms: mongo.ObjectId[],
  from: number,
  count: number,
): Promise<void> => {
  const batch = 1000;
  for (let at = from; at < count; at += batch) {
    const docs = Array.from({ length: Math.min(batch, count - at) }, (_, i) => {
      const n = at + i;
      return message(n % 5 === 0 ? rooms[0]! : rooms[1 + (n % (rooms.length - 1))]!, n);
    });
    await database.messages.insertMany(docs);
  }
};
