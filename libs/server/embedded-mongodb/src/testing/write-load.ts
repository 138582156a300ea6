import { mongo } from 'mongoose';

interface Message {
  _id: string;
  room: number;
  seq: number;
  text: string;
}

const rooms = 4;
const writersPerRoom = 3;

/** Makes the unique index that the load is checked with. */
export const prepareLoad = async (uri: string): Promise<void> => {
  const client = new mongo.MongoClient(uri);
  await client.db('test').collection('messages').createIndex({ room: 1, seq: 1 }, { unique: true });
  await client.close();
};

/**
 * Many clients insert until the database is gone.
 * @param run makes the numbers of this run different from those of others.
 * @param acknowledged gets the ids of what was acknowledged.
 * @param enough is called once `wanted` more are acknowledged; it ends the database.
 */
export const writeUntilGone = async (
  uri: string,
  run: number,
  acknowledged: Set<string>,
  wanted: number,
  enough: () => void,
): Promise<void> => {
  const client = new mongo.MongoClient(uri, {
    serverSelectionTimeoutMS: 500,
    maxPoolSize: 20,
    retryWrites: false,
  });
  const messages = client.db('test').collection<Message>('messages');
  const before = acknowledged.size;
  const write = async (room: number, part: number): Promise<void> => {
    for (let n = 0; ; n++) {
      const batch = Array.from({ length: 1 + (n % 5) }, (_, i) => {
        const seq = run * 1_000_000 + part * 50_000 + n * 5 + i;
        return { _id: `${room}-${seq}`, room, seq, text: 'x'.repeat(200) };
      });
      await messages.insertMany(batch, { writeConcern: { w: 'majority', j: true } });
      for (const { _id } of batch) acknowledged.add(_id);
      if (acknowledged.size - before >= wanted) enough();
    }
  };
  const writers = Array.from({ length: rooms * writersPerRoom }, (_, i) =>
    write(i % rooms, i).catch((error: unknown) => {
      if (!(error instanceof mongo.MongoError)) throw error;
    }),
  );
  await Promise.all(writers);
  await client.close();
};

/** All ids that a database holds. */
export const storedIds = async (uri: string): Promise<Set<string>> => {
  const client = new mongo.MongoClient(uri);
  const stored = await client.db('test').collection<Message>('messages').find().toArray();
  await client.close();
  return new Set(stored.map(({ _id }) => _id));
};
