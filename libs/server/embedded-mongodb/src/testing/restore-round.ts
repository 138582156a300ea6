import { mongo } from 'mongoose';
import { restoreFile } from '../maintenance/restore.ts';
import { verifyFile } from '../maintenance/verify.ts';
import { runCli, startProcess } from './process.ts';
import { prepareLoad, storedIds, writeUntilGone } from './write-load.ts';

/** What a backup under load, restored elsewhere, came to. */
export interface RestoreRound {
  documents: number;
  /** What was acknowledged before the backup began and is not in it. */
  lost: number;
  /** Documents without one that the same writer wrote before them. */
  torn: number;
  faults: string[];
  /** Whether clients can tell that they have to start again. */
  newEpoch: boolean;
}

interface Epoch {
  _id: string;
  value: string;
}

const epochOf = async (uri: string): Promise<string | undefined> => {
  const client = new mongo.MongoClient(uri);
  const epoch = await client.db('test').collection<Epoch>('serverState').findOne({ _id: 'epoch' });
  await client.close();
  return epoch?.value;
};

const setEpoch = async (uri: string): Promise<void> => {
  const client = new mongo.MongoClient(uri);
  await client.db('test').collection<Epoch>('serverState').insertOne({ _id: 'epoch', value: 'first life' });
  await client.close();
};

/** Fills a database, copies it by the command line while its clients go on writing, restores the copy and reads it. */
export const restoreRound = async (path: string, writes: number): Promise<RestoreRound> => {
  const [copy, restored] = [`${path}.backup`, `${path}.restored`];
  const database = await startProcess(path);
  await prepareLoad(database.uri);
  await setEpoch(database.uri);
  const acknowledged = new Set<string>();
  let before: ReadonlySet<string> = new Set();
  let copied: Promise<void> | undefined;
  const backup = async (): Promise<void> => {
    before = new Set(acknowledged);
    const { code, errors } = await runCli(['backup', '--path', path, '--to', copy]);
    await database.end('SIGTERM');
    if (code !== 0) throw new Error(`The backup failed: ${errors}`);
  };
  await writeUntilGone(database.uri, 0, acknowledged, writes, () => void (copied ??= backup()));
  await copied;
  restoreFile({ from: copy, to: restored, replace: false });
  const { faults } = verifyFile(restored);
  const again = await startProcess(restored);
  const kept = await storedIds(again.uri);
  const epoch = await epochOf(again.uri);
  await again.end('SIGTERM');
  return {
    documents: kept.size,
    lost: [...before].filter((id) => !kept.has(id)).length,
    torn: tornWrites(kept),
    faults,
    newEpoch: epoch !== undefined && epoch !== 'first life',
  };
};

/** Each writer numbers its batches by fives, the n-th with one more document than n leaves by five. */
const tornWrites = (kept: ReadonlySet<string>): number => {
  let torn = 0;
  for (const id of kept) {
    const [room, seq] = id.split('-').map(Number) as [number, number];
    const within = seq % 50_000;
    const [batch, i] = [Math.floor(within / 5), within % 5];
    const earlier = i > 0 ? seq - 1 : batch > 0 ? seq - 5 + ((batch - 1) % 5) : undefined;
    if (earlier !== undefined && !kept.has(`${room}-${earlier}`)) torn++;
  }
  return torn;
};
