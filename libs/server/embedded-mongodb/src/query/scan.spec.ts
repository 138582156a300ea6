import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

interface Thing {
  _id: number;
  n: number;
  tags?: number[];
  text?: string;
}

describe('A scan in many parts', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let things: mongo.Collection<Thing>;
  const count = 700;
  const everySeventh = (n: number): Partial<Thing> => (n % 7 === 0 ? { text: 'x'.repeat(60_000) } : {});

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    client = await new mongo.MongoClient(database.uri).connect();
    things = client.db('test').collection('things');
    await things.createIndex({ n: 1 }, { unique: true });
    await things.createIndex({ tags: 1, n: 1 });
    await things.createIndex({ text: 1 });
    const all = Array.from({ length: count }, (_, n) => ({
      _id: (n * 7919) % count,
      n,
      tags: [n % 10, 10 + (n % 3)],
      ...everySeventh(n),
    }));
    for (let at = 0; at < count; at += 100) await things.insertMany(all.slice(at, at + 100));
  });
  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  const numbers = async (
    cursor: AsyncIterable<Thing>,
    after?: (n: number) => Promise<unknown>,
  ): Promise<number[]> => {
    const seen: number[] = [];
    for await (const { n } of cursor) {
      seen.push(n);
      await after?.(n);
    }
    return seen;
  };
  const upTo = (last: number): number[] => Array.from({ length: last }, (_, n) => n);

  it.each<[string, 1 | -1, number]>([
    ['forward', 1, 0],
    ['backward', -1, 0],
    ['forward in small batches', 1, 9],
    ['backward in small batches', -1, 9],
  ])(
    'finds everything once, in order, large documents among small ones: %s',
    async (_, direction, batchSize) => {
      const options = batchSize ? { batchSize } : {};
      const found = await numbers(things.find({ n: { $gte: 0 } }, options).sort({ n: direction }));
      expect(found).toEqual(direction > 0 ? upTo(count) : upTo(count).reverse());
    },
  );

  it('finds a document once although an array leads to it by several ways', async () => {
    const found = await numbers(
      things.find({ tags: { $gte: 0 } }, { batchSize: 50 }).hint({ tags: 1, n: 1 }),
    );
    expect(found.sort((a, b) => a - b)).toEqual(upTo(count));
  });

  it('goes on where it was although the document there was changed or removed meanwhile', async () => {
    const moved = async (n: number): Promise<unknown> => {
      if (n % 50 === 3) await things.updateOne({ n }, { $set: { n: -1 - n } });
      if (n % 50 === 4) await things.deleteOne({ n });
      if (n % 50 === 5) await things.insertOne({ _id: 10_000 + n, n: n + 0.5 });
      return undefined;
    };
    const found = await numbers(things.find({ n: { $gte: 0 } }, { batchSize: 1 }).sort({ n: 1 }), moved);
    expect(found.filter(Number.isInteger)).toEqual(upTo(count));
    expect(new Set(found).size).toBe(found.length);
  });
});
