import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';
import { readCommandLine } from '../command-line.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { WireClient } from '../testing/wire-client.ts';

const password = 'correct, horse = battery';

/** The client's last message: what RFC 5802 says, written a second time. */
const clientProof = (
  secret: string,
  given: { user: string; nonce: string; salt: string; first: string },
): string => {
  const salted = pbkdf2Sync(secret, Buffer.from(given.salt, 'base64'), 15_000, 32, 'sha256');
  const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
  const clientKey = hmac(salted, 'Client Key');
  const bare = `c=biws,r=${given.nonce}`;
  const transcript = `n=${given.user},r=abcdefgh,r=${given.first},s=${given.salt},i=15000,${bare}`;
  const signature = hmac(createHash('sha256').update(clientKey).digest(), transcript);
  return `${bare},p=${Buffer.from(clientKey.map((byte, i) => byte ^ signature[i]!)).toString('base64')}`;
};

const users = [
  { name: 'school,=', password },
  { name: 'other', password: 'another long password' },
];

describe('A server with users', () => {
  let database: RunningDatabase;
  let base: string;

  beforeAll(async () => {
    database = await start({ path: ':memory:', host: '0.0.0.0', port: 0, users });
    base = `mongodb://${new URL(database.uri).host}/`;
  });
  afterAll(() => database.stop());

  /** What somebody gets who connects in a certain way and asks for something that needs a login. */
  const asked = async (uri: string, options: mongo.MongoClientOptions = {}): Promise<unknown> => {
    const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5000, ...options });
    try {
      return await client.db('test').collection('things').countDocuments();
    } finally {
      await client.close();
    }
  };
  const login = (username: string, pass: string): mongo.MongoClientOptions => ({
    auth: { username, password: pass },
    authMechanism: 'SCRAM-SHA-256',
  });

  it('lets in who knows a password, by its own connection string or by name', async () => {
    expect(await asked(database.uri)).toBe(0);
    expect(await asked(base, login('school,=', password))).toBe(0);
    expect(await asked(base, login('other', 'another long password'))).toBe(0);
    expect(await asked(base, { auth: { username: 'other', password: 'another long password' } })).toBe(0);
  });

  it('tells who its users are', async () => {
    const client = new mongo.MongoClient(database.uri);
    try {
      const ask = async (usersInfo: unknown, more: object = {}): Promise<unknown> =>
        (await client.db('admin').command({ usersInfo, ...more }))['users'].map(
          ({ user }: mongo.Document) => user,
        );
      expect(await ask(1)).toEqual(['school,=', 'other']);
      expect(await ask('other')).toEqual(['other']);
      expect(await ask({ user: 'other', db: 'test' })).toEqual([]);
      expect(await ask({ forAllDBs: true }, { filter: { user: 'other' } })).toEqual(['other']);
      expect((await client.db('test').command({ usersInfo: 1 }))['users']).toEqual([]);
      await expect(ask(1, { showCredentials: true })).rejects.toMatchObject({ code: 115 });
    } finally {
      await client.close();
    }
  });

  it.each<[string, mongo.MongoClientOptions, number]>([
    ['nobody', {}, 13],
    ['a wrong password', login('other', password), 18],
    ['a name that nobody has', login('nobody', password), 18],
  ])('refuses %s', async (_, options, code) => {
    await expect(asked(base, options)).rejects.toMatchObject({ code });
  });

  it('answers a wrong name as it answers a wrong password', async () => {
    const refusals = await Promise.all(
      ['other', 'nobody'].map((name) =>
        asked(base, login(name, 'not it, not it')).catch((error: Error) => error.message),
      ),
    );
    expect(refusals[0]).toBe(refusals[1]);
    const client = await WireClient.open(base);
    const challenge = async (name: string): Promise<unknown> => {
      const payload = Buffer.from(`n,,n=${name},r=abcdefgh`);
      const reply = await client.command({ saslStart: 1, mechanism: 'SCRAM-SHA-256', payload });
      const text = reply === 'closed' ? '' : (reply['payload'] as { toString(): string }).toString();
      return /s=[^,]+,i=\d+/.exec(text)?.[0];
    };
    expect(await challenge('nobody')).toBeDefined();
    expect(await challenge('nobody')).toBe(await challenge('nobody'));
    expect(await challenge('nobody')).not.toBe(await challenge('somebody'));
    client.close();
  });

  it('lets a stranger do nothing but greet and log in, whatever the command', async () => {
    const client = await WireClient.open(base);
    expect(await client.command({ hello: 1, saslSupportedMechs: 'admin.other' })).toMatchObject({
      ok: 1,
      saslSupportedMechs: ['SCRAM-SHA-256'],
    });
    for (const command of [
      'find',
      'insert',
      'aggregate',
      'listDatabases',
      'serverStatus',
      'dropDatabase',
      'nonsense',
    ])
      expect(await client.command({ [command]: 1 })).toMatchObject({
        ok: 0,
        code: 13,
        codeName: 'Unauthorized',
      });
    expect(
      await client.command({ saslStart: 1, mechanism: 'PLAIN', payload: Buffer.from('x') }),
    ).toMatchObject({
      code: 334,
    });
    expect(
      await client.command({ saslContinue: 1, conversationId: 0, payload: Buffer.alloc(0) }),
    ).toMatchObject({
      code: 18,
    });
    client.close();
  });

  it('takes no proof twice, none for another nonce, and no name that is not escaped', async () => {
    const client = await WireClient.open(base);
    const send = async (command: object): Promise<Record<string, unknown>> => {
      const reply = await client.command(command);
      if (reply === 'closed') throw new Error('closed');
      return reply;
    };
    const first = (text: string): Promise<Record<string, unknown>> =>
      send({
        saslStart: 1,
        mechanism: 'SCRAM-SHA-256',
        payload: Buffer.from(text),
        options: { skipEmptyExchange: true },
      });
    for (const text of ['n,,n=a=b,r=abcdefgh', 'p=tls-unique,,n=other,r=abcdefgh', 'n,,n=other,r=short'])
      expect(await first(text)).toMatchObject({ code: 18 });

    const begin = async (): Promise<(given?: string) => Promise<Record<string, unknown>>> => {
      const { conversationId, payload } = await first('n,,n=other,r=abcdefgh');
      const [, nonce = '', salt = ''] = /^r=([^,]+),s=([^,]+),i=15000$/.exec(String(payload)) ?? [];
      expect(nonce).toMatch(/^abcdefgh.{32}$/);
      return (given = nonce) => {
        const proof = clientProof('another long password', {
          user: 'other',
          nonce: given,
          salt,
          first: nonce,
        });
        return send({ saslContinue: 1, conversationId, payload: Buffer.from(proof) });
      };
    };
    const prove = await begin();
    expect(await prove('abcdefgh')).toMatchObject({ code: 18 });
    expect(await prove()).toMatchObject({ code: 18 });
    expect(await send({ listDatabases: 1 })).toMatchObject({ code: 13 });
    expect(await (await begin())()).toMatchObject({ ok: 1, done: true });
    expect(await send({ listDatabases: 1 })).toMatchObject({ ok: 1 });
    client.close();
  });

  it('takes no large message from a stranger', async () => {
    const client = await WireClient.open(base);
    expect(await client.command({ ping: 1, comment: 'x'.repeat(20_000) })).toBe('closed');
  });

  it('says who is connected, and forgets it at logout', async () => {
    const client = new mongo.MongoClient(database.uri, { maxPoolSize: 1 });
    const admin = client.db('admin');
    expect(await admin.command({ connectionStatus: 1 })).toMatchObject({
      authInfo: { authenticatedUsers: [{ user: 'school,=', db: 'admin' }] },
    });
    await admin.command({ logout: 1 });
    await expect(client.db('test').collection('things').countDocuments()).rejects.toMatchObject({ code: 13 });
    await client.close();
  });
});

describe('A server that others could reach', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it.each<[string, object, RegExp]>([
    ['without users', { host: '0.0.0.0', port: 0 }, /has to ask who they are/],
    ['without users, by IPv6', { host: '::', port: 0, users: [] }, /has to ask who they are/],
    ['with a short password', { port: 0, users: [{ name: 'a', password: 'short' }] }, /12 to 256 characters/],
    ['with a name of blanks', { port: 0, users: [{ name: ' ', password }] }, /name of a user/],
    ['by a host without a port', { host: '0.0.0.0', users }, /needs a port/],
  ])('does not start %s', async (_, options, sentence) => {
    await expect(start({ path: ':memory:', ...options })).rejects.toThrow(sentence);
  });

  it('gets its password from a file, never from the command line', () => {
    writeFileSync(folder.path('secret'), `${password}\n`);
    const line = ['--path', 'x.db', '--port', '1', '--host', '0.0.0.0', '--user', 'u'];
    expect(readCommandLine([...line, '--password-file', folder.path('secret')])).toMatchObject({
      options: { host: '0.0.0.0', users: [{ name: 'u', password }] },
    });
    expect(() => readCommandLine(line)).toThrow('--password-file is missing');
    expect(() => readCommandLine([...line, '--password-file', folder.path('none')])).toThrow(
      'cannot be read',
    );
    expect(() => readCommandLine([...line, '--password', password])).toThrow();
  });
});
