import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

interface Explained {
  queryPlanner: { winningPlan: unknown };
  executionStats: { nReturned: number; totalKeysExamined: number; totalDocsExamined: number };
}

describe('explain', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  const messages = () => client.db('test').collection<{ _id: number }>('messages');

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    client = new mongo.MongoClient(database.uri);
    await messages().createIndex({ room: 1, seq: 1 }, { unique: true });
    await messages().createIndex({ tags: 1 });
    await messages().createIndex({ pinned: 1 }, { partialFilterExpression: { pinned: { $exists: true } } });
    const documents = Array.from({ length: 1000 }, (_, n) => ({
      _id: n,
      room: n % 10,
      seq: Math.floor(n / 10),
      tags: [n % 7, 'all'],
      ...(n % 50 === 0 ? { pinned: n } : {}),
    }));
    await messages().insertMany(documents);
  });

  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  const explain = async (filter: object, sort: mongo.Sort = {}, limit = 0): Promise<Explained> =>
    (await messages().find(filter).sort(sort).limit(limit).explain('executionStats')) as unknown as Explained;
  const shape = ({ queryPlanner }: Explained): string =>
    [...JSON.stringify(queryPlanner.winningPlan).matchAll(/"stage":"(\w+)"|"indexName":"(\w+)"/g)]
      .map(([, stage, index]) => stage ?? index)
      .join(' ');

  it.each<[string, object, mongo.Sort, number, string, number, number]>([
    ['_id', { _id: 5 }, {}, 0, 'IDHACK', 1, 1],
    ['several _ids', { _id: { $in: [5, 7, 5000] } }, {}, 0, 'FETCH IXSCAN _id_', 2, 2],
    ['a page', { room: 3, seq: { $lt: 90 } }, { seq: -1 }, 50, 'LIMIT FETCH IXSCAN room_1_seq_1', 50, 50],
    ['a unique key', { room: 3, seq: 9 }, {}, 0, 'FETCH IXSCAN room_1_seq_1', 1, 1],
    ['several rooms', { room: { $in: [1, 2] }, seq: { $gte: 98 } }, {}, 0, 'FETCH IXSCAN room_1_seq_1', 4, 4],
    ['an array', { tags: 3 }, {}, 0, 'FETCH IXSCAN tags_1', 143, 143],
    ['a partial index', { pinned: { $gt: 900 } }, {}, 0, 'FETCH IXSCAN pinned_1', 1, 1],
    [
      'either of two',
      { $or: [{ _id: 1 }, { room: 2, seq: 2 }] },
      {},
      0,
      'FETCH OR IDHACK IXSCAN room_1_seq_1',
      2,
      2,
    ],
    ['no index', { nothing: 1 }, {}, 0, 'COLLSCAN', 0, 1000],
    ['no index for the sort', { room: 3 }, { tags: 1 }, 2, 'LIMIT SORT FETCH IXSCAN room_1_seq_1', 100, 100],
    ['a sort alone', {}, { room: -1, seq: -1 }, 5, 'LIMIT FETCH IXSCAN room_1_seq_1', 5, 5],
    ['a filter the partial index is not enough for', { pinned: null }, {}, 0, 'COLLSCAN', 0, 1000],
  ])('tells the truth of a query by %s', async (_, filter, sort, limit, plan, keys, documents) => {
    const explained = await explain(filter, sort, limit);
    expect(shape(explained)).toBe(plan);
    expect(explained.executionStats).toMatchObject({ totalKeysExamined: keys, totalDocsExamined: documents });
    expect(explained.executionStats.nReturned).toBe(
      (await messages().find(filter).sort(sort).limit(limit).toArray()).length,
    );
  });

  it('explains writes without doing them', async () => {
    const explained = await client.db('test').command({
      explain: { delete: 'messages', deletes: [{ q: { room: 1 }, limit: 0 }] },
      verbosity: 'executionStats',
    });
    expect(shape(explained as unknown as Explained)).toBe('FETCH IXSCAN room_1_seq_1');
    expect(await messages().countDocuments()).toBe(1000);
  });

  it('obeys a hint, and refuses one that would lose documents', async () => {
    const hinted = await messages().find({ room: 1 }).hint({ $natural: 1 }).explain('executionStats');
    expect(shape(hinted as unknown as Explained)).toBe('COLLSCAN');
    await expect(messages().find({ room: 1 }).hint('pinned_1').toArray()).rejects.toMatchObject({ code: 2 });
    await expect(messages().find({ room: 1 }).hint('none').toArray()).rejects.toMatchObject({ code: 2 });
  });
});
