import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../../index.ts';
import { applies, type TestCase, type TestFile } from './format.ts';
import { runCase } from './run-case.ts';

describe('The runner of published tests', () => {
  let database: RunningDatabase;
  let admin: mongo.MongoClient;
  const file: TestFile = {
    description: 'things',
    createEntities: [
      { client: { id: 'c', observeEvents: ['commandStartedEvent'] } },
      { database: { id: 'd', client: 'c', databaseName: 'things' } },
      { collection: { id: 't', database: 'd', collectionName: 'things' } },
    ],
    initialData: [{ databaseName: 'things', collectionName: 'things', documents: [{ _id: 1 }] }],
    tests: [],
  };
  const judge = async (test: Omit<TestCase, 'description'>): Promise<string> =>
    (await runCase(database.uri, admin, file, { description: '', ...test })).kind;
  const find = { object: 't', name: 'find', arguments: { filter: {} } };

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    admin = await new mongo.MongoClient(database.uri).connect();
  });
  afterAll(async () => {
    await admin.close();
    await database.stop();
  });

  it('passes a case only if its result, its events and its outcome are as expected', async () => {
    const outcome = (id: number) => [
      { databaseName: 'things', collectionName: 'things', documents: [{ _id: id }] },
    ];
    const events = (name: string) => [
      { client: 'c', events: [{ commandStartedEvent: { command: { [name]: 'things' } } }] },
    ];
    expect(await judge({ operations: [{ ...find, expectResult: [{ _id: 1 }] }] })).toBe('pass');
    expect(await judge({ operations: [{ ...find, expectResult: [{ _id: { $$type: 'string' } }] }] })).toBe(
      'wrong',
    );
    expect(await judge({ operations: [find], expectEvents: events('find'), outcome: outcome(1) })).toBe(
      'pass',
    );
    expect(await judge({ operations: [find], expectEvents: events('count') })).toBe('wrong');
    expect(await judge({ operations: [find], outcome: outcome(2) })).toBe('wrong');
  });

  it('tells a refusal by name from a wrong answer, and both from what it cannot run', async () => {
    const where = { ...find, arguments: { filter: { $where: 'true' } } };
    expect(await judge({ operations: [where] })).toBe('refused');
    expect(await judge({ operations: [{ ...where, expectError: { isClientError: false } }] })).toBe('pass');
    expect(await judge({ operations: [{ ...find, expectError: { isError: true } }] })).toBe('wrong');
    expect(await judge({ operations: [{ ...find, name: 'failPoint' }] })).toBe('not run');
  });

  it('leaves out what is for other servers', () => {
    expect(applies(undefined, '8.0.0')).toBe(true);
    expect(applies([{ minServerVersion: '8.0.1' }], '8.0.0')).toBe(false);
    expect(applies([{ topologies: ['sharded'] }, { maxServerVersion: '8.0' }], '8.0.0')).toBe(true);
    expect(applies([{ topologies: ['replicaset'] }], '8.0.0')).toBe(false);
  });
});
