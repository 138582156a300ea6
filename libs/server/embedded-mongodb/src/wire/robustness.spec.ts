import { Binary, serialize } from 'bson';
import fc from 'fast-check';
import { once } from 'node:events';
import { start, type RunningDatabase } from '../index.ts';
import { frame, opMessage, WireClient } from '../testing/wire-client.ts';

describe('A client that sends nonsense', () => {
  let database: RunningDatabase;
  let other: WireClient;

  beforeAll(async () => {
    database = await start({ path: ':memory:', port: 0 });
    other = await WireClient.open(database.uri);
    await other.command({ insert: 'things', documents: [{ _id: 1, text: 'kept' }] });
  });

  afterAll(async () => {
    other.close();
    await database.stop();
  });

  /** Everyone else goes on, with answers of their own. */
  const othersAreFine = async (): Promise<void> => {
    const reply = await other.command({ find: 'things', filter: {} });
    expect(reply).toMatchObject({ ok: 1, cursor: { firstBatch: [{ _id: 1, text: 'kept' }] } });
  };

  const body = serialize({ ping: 1, $db: 'test' });
  const section = (kind: number, bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([kind]), bytes]);
  const flags = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const sequence = (size: number): Buffer => {
    const bytes = Buffer.from('xxxxdocuments\0', 'latin1');
    bytes.writeInt32LE(size, 0);
    return section(1, bytes);
  };

  it.each<[string, Buffer]>([
    ['a message of 3 bytes', frame(2013, Buffer.alloc(0), 3)],
    ['a negative length', frame(2013, body, -5)],
    ['a message over 48 MB', frame(2013, body, 48_000_001)],
    ['an unknown opcode', frame(1234, body)],
    ['a compressed message', frame(2012, body)],
    ['no body', frame(2013, flags(0))],
    ['no flags', frame(2013, Buffer.alloc(2))],
    ['unknown required flags', frame(2013, Buffer.concat([flags(8), section(0, body)]))],
    ['two bodies', frame(2013, Buffer.concat([flags(0), section(0, body), section(0, body)]))],
    ['an unknown section', frame(2013, Buffer.concat([flags(0), section(7, body)]))],
    [
      'a body that runs over its message',
      frame(2013, Buffer.concat([flags(0), section(0, body.subarray(0, 20))])),
    ],
    [
      'a batch that runs over its message',
      frame(2013, Buffer.concat([flags(0), section(0, body), sequence(5000)])),
    ],
    ['a batch with a negative size', frame(2013, Buffer.concat([flags(0), section(0, body), sequence(-1)]))],
    [
      'an old query that is no command',
      frame(2004, Buffer.concat([flags(0), Buffer.from('db.things\0'), flags(0), flags(1), body])),
    ],
  ])('is let go after %s', async (_, bytes) => {
    const client = await WireClient.open(database.uri);
    client.send(bytes);
    expect(await client.next()).toBe('closed');
    await othersAreFine();
  });

  it('never brings the server down, whichever bytes of a message are changed', async () => {
    const good = opMessage({
      insert: 'fuzz',
      documents: [{ a: [1, { b: 'text' }], d: new Date(0), n: 1.5 }],
      ordered: true,
    });
    const change = fc.tuple(fc.integer({ min: 16, max: good.length - 1 }), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const client = await WireClient.open(database.uri);
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        bytes.writeUInt32LE((bytes.readUInt32LE(16) & ~2) >>> 0, 16);
        client.send(bytes);
        const reply = await client.next();
        client.close();
        expect(reply === 'closed' || typeof reply['ok'] === 'number').toBe(true);
      }),
      { numRuns: 400 },
    );
    await othersAreFine();
  });

  it('gets an error for a value that only the codec refuses, and nobody else does', async () => {
    const client = await WireClient.open(database.uri);
    const message = opMessage({ insert: 'flags', documents: [{ _id: 1, pattern: /flagless/i }] });
    message[message.indexOf('flagless') + 'flagless'.length + 1] = 0x71;
    client.send(message);
    const writes = [1, 2, 3].map((_id) => other.command({ insert: 'flagged', documents: [{ _id }] }));
    expect(await client.next()).toMatchObject({ n: 0, writeErrors: [{ code: 2 }] });
    for (const reply of await Promise.all(writes)) expect(reply).toEqual({ n: 1, ok: 1 });
    const vector = { _id: 1, v: new Binary(Buffer.from([0x27, 9, 1, 2, 3]), 9) };
    const bytes = opMessage({
      insert: 'vectors',
      documents: [{ _id: 1, v: new Binary(Buffer.alloc(5), 0) }],
    });
    const at = bytes.lastIndexOf(Buffer.from([5, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    bytes[at + 4] = 9;
    bytes.set(vector.v.buffer.subarray(0, 5), at + 5);
    client.send(bytes);
    expect(await client.next()).toMatchObject({ ok: 1 });
    const change = { update: 'vectors', updates: [{ q: { _id: 1 }, u: { $set: { a: 1 } } }] };
    expect(await client.command(change)).toMatchObject({ ok: 1 });
    client.close();
    await othersAreFine();
  });

  it('gets an error for documents that are nested too deeply', async () => {
    const client = await WireClient.open(database.uri);
    let deep: object = {};
    for (let i = 0; i < 1000; i++) deep = { deep };
    expect(await client.command({ insert: 'things', documents: [deep] })).toMatchObject({
      n: 0,
      writeErrors: [{ code: 15 }],
    });
    expect(await client.command({ find: 'things', filter: { a: deep } })).toMatchObject({ ok: 0, code: 15 });
    client.close();
    await othersAreFine();
  });

  it('gets an error for a document over 16 MB, and the others of its batch are stored', async () => {
    const client = await WireClient.open(database.uri);
    const documents = [{ _id: 'a' }, { _id: 'b', text: 'x'.repeat(16 * 1024 * 1024) }, { _id: 'c' }];
    const reply = await client.command({ insert: 'large', documents, ordered: false });
    expect(reply).toMatchObject({ n: 2, writeErrors: [{ index: 1, code: 10334 }] });
    client.close();
    await othersAreFine();
  });

  it('gets an error for an answer over 16 MB, or for a change that would make such a document', async () => {
    const client = await WireClient.open(database.uri);
    const text = 'x'.repeat(6 << 20);
    for (let _id = 0; _id < 3; _id++)
      await client.command({ insert: 'sum', documents: [{ _id, text: `${_id}${text}` }] });
    expect(await client.command({ distinct: 'sum', key: 'text' })).toMatchObject({ ok: 0, code: 10334 });
    const grow = (name: string): object => ({
      update: 'sum',
      updates: [{ q: { _id: 0 }, u: { $set: { [name]: text } } }],
    });
    expect(await client.command(grow('a'))).toMatchObject({ nModified: 1 });
    expect(await client.command(grow('b'))).toMatchObject({ nModified: 0, writeErrors: [{ code: 10334 }] });
    client.close();
    await othersAreFine();
  });

  it('may come in single bytes', async () => {
    const client = await WireClient.open(database.uri);
    for (const byte of opMessage({ ping: 1 })) client.send(Buffer.from([byte]));
    expect(await client.next()).toMatchObject({ ok: 1 });
    client.close();
  });

  it('gets its answers in the order of its commands, when it does not wait for them', async () => {
    const client = await WireClient.open(database.uri);
    const commands = Array.from({ length: 50 }, (_, n) =>
      opMessage({ insert: 'piped', documents: [{ _id: n }] }),
    );
    client.send(Buffer.concat([...commands, opMessage({ count: 'piped' })]));
    const replies = [];
    for (let i = 0; i <= 50; i++) replies.push(await client.next());
    expect(replies.slice(0, 50)).toEqual(Array.from({ length: 50 }, () => ({ n: 1, ok: 1 })));
    expect(replies[50]).toEqual({ n: 50, ok: 1 });
    client.close();
  });

  it('may stop reading: it holds up nobody, and is asked for nothing more', async () => {
    const client = await WireClient.open(database.uri);
    const text = 'x'.repeat(1 << 20);
    await client.command({
      insert: 'wide',
      documents: Array.from({ length: 15 }, (_, _id) => ({ _id, text })),
    });
    client.socket.pause();
    for (let i = 0; i < 5; i++) client.send(opMessage({ find: 'wide', filter: {} }));
    await othersAreFine();
    client.socket.resume();
    for (let i = 0; i < 5; i++) expect(await client.next()).toMatchObject({ ok: 1 });
    client.close();
  });

  it('may open and drop a thousand connections', async () => {
    for (let round = 0; round < 10; round++) {
      const clients = await Promise.all(Array.from({ length: 100 }, () => WireClient.open(database.uri)));
      for (const client of clients) client.send(opMessage({ find: 'things', filter: {} }).subarray(0, 30));
      const closed = clients.map(({ socket }) => once(socket, 'close'));
      for (const client of clients) client.close();
      await Promise.all(closed);
    }
    await othersAreFine();
    expect(await other.command({ serverStatus: 1 })).toMatchObject({
      connections: { current: expect.any(Number) },
    });
  });
});

describe('A command that is not supported', () => {
  let database: RunningDatabase;
  let client: WireClient;

  beforeAll(async () => {
    database = await start({ path: ':memory:', port: 0 });
    client = await WireClient.open(database.uri);
  });

  afterAll(async () => {
    client.close();
    await database.stop();
  });

  it.each<[string, object, number]>([
    ['an unknown command', { mapReduce: 'things' }, 59],
    ['an unknown field', { find: 'things', filtre: {} }, 40415],
    ['an unknown field of an update', { update: 'things', updates: [{ q: {}, u: {}, uspert: true }] }, 0],
    ['an unknown operator', { find: 'things', filter: { a: { $foo: 1 } } }, 2],
    ['an unknown top level operator', { find: 'things', filter: { $foo: 1 } }, 2],
    ['$where', { find: 'things', filter: { $where: '1' } }, 115],
    ['$text in $or', { find: 'things', filter: { $or: [{ $text: { $search: 'x' } }] } }, 115],
    ['a collation', { find: 'things', collation: { locale: 'de', strength: 5 } }, 115],
    ['a tailable cursor', { find: 'things', tailable: true }, 115],
    ['an unknown stage', { aggregate: 'things', pipeline: [{ $foo: 1 }], cursor: {} }, 40324],
    ['a change stream', { aggregate: 'things', pipeline: [{ $changeStream: {} }], cursor: {} }, 40573],
    [
      'an unknown expression',
      { aggregate: 'things', pipeline: [{ $project: { a: { $foo: 1 } } }], cursor: {} },
      168,
    ],
    [
      'an unknown accumulator',
      { aggregate: 'things', pipeline: [{ $group: { _id: 1, a: { $foo: 1 } } }], cursor: {} },
      15952,
    ],
    ['a text index', { createIndexes: 'things', indexes: [{ key: { a: 'text' }, name: 'a' }] }, 67],
    ['a capped collection', { create: 'capped', capped: true, size: 1000 }, 115],
    ['a transaction', { find: 'things', txnNumber: 1, startTransaction: true, autocommit: false }, 20],
    ['a snapshot', { find: 'things', readConcern: { level: 'snapshot' } }, 123],
    ['more than one copy', { insert: 'things', documents: [{}], writeConcern: { w: 2 } }, 2],
    ['a cursor that is not there', { getMore: 5, collection: 'things' }, 43],
    ['a database that may not be', { insert: 'things', documents: [{}], $db: 'a b' }, 0],
  ])('is refused by name: %s', async (_, command, code) => {
    const reply = await client.command(command);
    if (reply === 'closed') throw new Error('the connection was closed');
    const first = reply['writeErrors']?.[0]?.code ?? reply['code'];
    if (code === 0) expect(first).toBeGreaterThan(0);
    else
      expect(reply).toMatchObject({ ok: 0, code, codeName: expect.any(String), errmsg: expect.any(String) });
  });
});
