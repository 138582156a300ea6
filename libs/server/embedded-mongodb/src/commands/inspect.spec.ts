import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';

interface Person {
  _id: number;
  name: string;
  boss?: number;
  age: number;
}

const people: Person[] = [
  { _id: 1, name: 'Ada', age: 50 },
  { _id: 2, name: 'Bob', boss: 1, age: 30 },
  { _id: 3, name: 'Cy', boss: 2, age: 31 },
  { _id: 4, name: 'Di', boss: 2, age: 20 },
];

describe('A shell or a schema browser', () => {
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let collection: mongo.Collection<Person>;

  beforeAll(async () => {
    database = await start({ path: ':memory:', database: 'test' });
    client = new mongo.MongoClient(database.uri);
    collection = client.db().collection<Person>('people');
    await collection.insertMany(people);
    await collection.createIndex({ age: 1 }, { name: 'age' });
  });
  afterAll(async () => {
    await client.close();
    await database.stop();
  });

  const ask = (command: mongo.Document): Promise<mongo.Document> => client.db('admin').command(command);
  const pipeline = (...stages: mongo.Document[]): Promise<mongo.Document[]> =>
    collection.aggregate(stages).toArray();
  const code = (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => 'done',
      (error: { code: unknown }) => error.code,
    );

  it('sees what runs, and what ran', async () => {
    const { inprog } = await ask({ currentOp: 1, $all: true });
    expect(inprog).toMatchObject([{ type: 'op', active: true, op: 'command', ns: 'admin.$cmd' }]);
    expect(await ask({ currentOp: 1, secs_running: { $gt: 100 } })).toMatchObject({ inprog: [] });
    const running = client
      .db('admin')
      .aggregate([{ $currentOp: { allUsers: true, idleConnections: false } }, { $match: { op: 'command' } }]);
    expect(await running.toArray()).toMatchObject([{ command: { aggregate: 1 } }]);
    expect(
      await code(
        client
          .db('test')
          .aggregate([{ $currentOp: {} }])
          .toArray(),
      ),
    ).toBe(73);
    await collection.find().toArray();
    const { totals } = await ask({ top: 1 });
    expect(totals['test.people'].queries.count).toBeGreaterThan(0);
    expect(totals['test.people'].total.time).toBeGreaterThan(0);
    expect((await ask({ serverStatus: 1 }))['opcounters'].query).toBeGreaterThan(0);
    expect(await ask({ profile: -1 })).toMatchObject({ was: 0 });
    expect(await code(ask({ profile: 2 }))).toBe(115);
  });

  it('sees that there are no users and roles, and no replica set', async () => {
    expect(await ask({ usersInfo: 1 })).toMatchObject({ users: [] });
    expect(await ask({ rolesInfo: 1 })).toMatchObject({ roles: [] });
    expect(await code(ask({ rolesInfo: 1, showBuiltinRoles: true }))).toBe(115);
    expect(await code(ask({ replSetGetStatus: 1 }))).toBe(76);
  });

  it('validates a collection', async () => {
    const validate = { validate: 'people' };
    expect(await client.db().command(validate)).toMatchObject({
      ns: 'test.people',
      nrecords: 4,
      nIndexes: 2,
      keysPerIndex: { _id_: 4, age: 4 },
      indexDetails: { _id_: { valid: true }, age: { valid: true } },
      valid: true,
      errors: [],
    });
    expect(await code(client.db().command({ ...validate, full: true }))).toBe(115);
    expect(await code(client.db().command({ validate: 'nothing' }))).toBe(26);
  });

  it('learns what it asks at its start', async () => {
    expect(await ask({ hostInfo: 1 })).toMatchObject({ system: { cpuAddrSize: 64 }, os: {} });
    expect(await ask({ getCmdLineOpts: 1 })).toMatchObject({ argv: ['embedded-mongodb'], parsed: {} });
    expect(await ask({ getLog: '*' })).toMatchObject({ names: ['global', 'startupWarnings'] });
    expect(await ask({ getLog: 'startupWarnings' })).toMatchObject({ totalLinesWritten: 0, log: [] });
    expect(await ask({ getParameter: 1, featureCompatibilityVersion: 1 })).toMatchObject({
      featureCompatibilityVersion: { version: '8.0' },
    });
    expect(Object.keys(await ask({ getParameter: '*' }))).toContain('ttlMonitorSleepSecs');
    expect(await ask({ getParameter: { showDetails: true }, ttlMonitorEnabled: 1 })).toMatchObject({
      ttlMonitorEnabled: { value: true, settableAtRuntime: false },
    });
    expect(await ask({ connectionStatus: 1 })).toMatchObject({ authInfo: { authenticatedUsers: [] } });
    expect(await ask({ connectionStatus: 1, showPrivileges: true })).toMatchObject({
      authInfo: { authenticatedUserPrivileges: [] },
    });
    const { commands } = await ask({ listCommands: 1 });
    expect(commands).toMatchObject({ find: { requiresAuth: true }, hello: { requiresAuth: false } });
    expect(await code(ask({ getParameter: 1 }))).toBe(72);
    expect(await code(ask({ getParameter: 1, somethingElse: 1 }))).toBe(40415);
    expect(await code(ask({ getLog: 'rs' }))).toBe(2);
  });

  it('sees how large a collection is, and which indexes are used', async () => {
    const [stats] = await pipeline(
      { $collStats: { storageStats: {}, count: {} } },
      { $project: { host: 0 } },
    );
    expect(stats).toMatchObject({
      ns: 'test.people',
      count: 4,
      storageStats: { count: 4, nindexes: 2, capped: false, indexSizes: { _id_: 4096, age: 4096 } },
    });
    expect(stats?.['storageStats'].size).toBeGreaterThan(4 * 30);
    expect(await client.db().command({ collStats: 'people' })).toMatchObject({
      count: 4,
      totalIndexSize: 8192,
    });
    const uses = async (): Promise<number> => {
      const found = await pipeline({ $indexStats: {} }, { $match: { name: 'age' } });
      expect(found).toMatchObject([{ key: { age: 1 }, spec: { name: 'age' } }]);
      return Number(found[0]?.['accesses'].ops);
    };
    const before = await uses();
    await collection.findOne({ age: 30 });
    expect(await uses()).toBe(before + 1);
    expect(await code(pipeline({ $match: {} }, { $collStats: {} }))).toBe(40324);
    expect(await code(pipeline({ $collStats: { latencyStats: {} } }))).toBe(115);
    expect(
      await code(
        client
          .db()
          .collection('none')
          .aggregate([{ $collStats: {} }])
          .toArray(),
      ),
    ).toBe(26);
  });

  it('takes a sample, each document once', async () => {
    const sampled = await pipeline({ $sample: { size: 3 } });
    expect(new Set(sampled.map(({ _id }) => _id as number)).size).toBe(3);
    expect(await pipeline({ $sample: { size: 10 } })).toHaveLength(4);
    expect(await code(pipeline({ $sample: { size: 0 } }))).toBe(28747);
    const seen = new Set<number>();
    while (seen.size < 4)
      for (const { _id } of await pipeline({ $sample: { size: 1 } })) seen.add(_id as number);
  });

  it('joins, counts in buckets and follows references', async () => {
    const other = client.db().collection<Person>('others');
    await other.insertMany([people[0]!, { _id: 9, name: 'Zed', age: 90 }]);
    const united = { coll: 'others', pipeline: [{ $match: { age: 90 } }] };
    expect(await pipeline({ $match: { _id: 4 } }, { $unionWith: united }, { $project: { name: 1 } })).toEqual(
      [
        { _id: 4, name: 'Di' },
        { _id: 9, name: 'Zed' },
      ],
    );
    const bucket = { groupBy: '$age', boundaries: [20, 31, 40], default: 'other' };
    expect(await pipeline({ $bucket: bucket })).toEqual([
      { _id: 20, count: 2 },
      { _id: 31, count: 1 },
      { _id: 'other', count: 1 },
    ]);
    expect(await code(pipeline({ $bucket: { ...bucket, boundaries: [2, 1] } }))).toBe(40194);
    expect(await code(pipeline({ $bucket: { ...bucket, default: 25 } }))).toBe(40199);
    expect(await code(pipeline({ $bucket: { groupBy: '$age', boundaries: [20, 31] } }))).toBe(40066);
    const graph = {
      from: 'people',
      startWith: '$_id',
      connectFromField: '_id',
      connectToField: 'boss',
      as: 'below',
    };
    const below = async (more: mongo.Document): Promise<unknown> => {
      const [ada] = await pipeline({ $match: { _id: 1 } }, { $graphLookup: { ...graph, ...more } });
      return (ada?.['below'] as Person[]).map(({ _id }) => _id).sort();
    };
    expect(await below({})).toEqual([2, 3, 4]);
    expect(await below({ maxDepth: 0 })).toEqual([2]);
    expect(await below({ restrictSearchWithMatch: { age: { $gt: 20 } } })).toEqual([2, 3]);
    const [ada] = await pipeline({ $match: { _id: 1 } }, { $graphLookup: { ...graph, depthField: 'depth' } });
    expect(ada?.['below']).toContainEqual({ ...people[3], depth: 1 });
  });

  it('sums groups up by their spread and their first, last and largest values', async () => {
    const [result] = await pipeline(
      { $sort: { _id: 1 } },
      {
        $group: {
          _id: null,
          spread: { $stdDevPop: '$age' },
          sampled: { $stdDevSamp: '$age' },
          first: { $firstN: { input: '$name', n: 2 } },
          last: { $lastN: { input: '$name', n: 2 } },
          oldest: { $maxN: { input: '$age', n: 2 } },
          youngest: { $minN: { input: '$age', n: 1 } },
        },
      },
    );
    expect(result).toMatchObject({
      first: ['Ada', 'Bob'],
      last: ['Cy', 'Di'],
      oldest: [50, 31],
      youngest: [20],
    });
    expect(result?.['spread']).toBeCloseTo(10.8484, 4);
    expect(result?.['sampled']).toBeCloseTo(12.5266, 4);
  });

  it.each<[mongo.Document, number[]]>([
    [{ age: { $bitsAllSet: 0b10010 } }, [1, 2, 3]],
    [{ age: { $bitsAnySet: [0] } }, [3]],
    [{ age: { $bitsAllClear: [0, 1] } }, [4]],
    [{ age: { $bitsAnyClear: 0b11110 } }, [1, 4]],
    [{ name: { $bitsAnySet: 1 } }, []],
  ])('finds numbers by their bits: %j', async (filter, ids) => {
    const found = await collection.find(filter).sort({ _id: 1 }).toArray();
    expect(found.map(({ _id }) => _id)).toEqual(ids);
  });
});
