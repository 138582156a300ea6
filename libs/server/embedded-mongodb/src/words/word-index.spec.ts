import { mongo } from 'mongoose';
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { start, verify, type RunningDatabase } from '../index.ts';
import { temporaryFolder } from '../testing/folder.ts';

const definition = {
  createWordIndex: 'notes',
  name: 'words',
  text: 'content',
  scope: 'room',
  tags: ['author', 'sent'],
  partialFilterExpression: { gone: null },
};

describe('A word index', () => {
  const folder = temporaryFolder();
  const path = folder.path('words.db');
  const [one, two] = [new mongo.ObjectId(), new mongo.ObjectId()];
  let database: RunningDatabase;
  let client: mongo.MongoClient;

  const open = async (): Promise<void> => {
    database = await start({ path, database: 'test' });
    client = new mongo.MongoClient(database.uri);
  };
  const close = async (): Promise<void> => {
    await client.close();
    await database.stop();
  };
  const notes = () => client.db().collection<mongo.Document>('notes');
  const search = (fields: mongo.Document): Promise<mongo.Document> =>
    client.db().command({ findWords: 'notes', index: 'words', ...fields });
  const found = async (words: string, fields: mongo.Document = {}): Promise<string[]> => {
    const { documents } = await search({ words, scopes: [{ scope: one }, { scope: two }], ...fields });
    return (documents as { content: string }[]).map(({ content }) => content);
  };
  const write = (...contents: string[]) =>
    notes().insertMany(contents.map((content) => ({ room: one, author: 'a', gone: null, content })));

  beforeAll(open);
  afterAll(async () => {
    await close();
    folder.remove();
  });
  beforeEach(async () => {
    await client.db().dropDatabase();
    await client.db().command(definition);
  });

  it('finds what was just written, by the beginnings of words, newest first', async () => {
    await write('Linear Algebra', 'Geometry', 'Café: lineare Algèbre');
    expect(await found('LIN alg')).toEqual(['Café: lineare Algèbre', 'Linear Algebra']);
    expect(await found('cafe')).toEqual(['Café: lineare Algèbre']);
    expect(await found('near')).toEqual([]);
  });

  it('finds nothing outside the scopes that are asked for, nor before where they begin', async () => {
    const { insertedIds } = await write('word one', 'word two');
    await notes().insertOne({ room: two, gone: null, content: 'word three' });
    expect(await found('word', { scopes: [{ scope: two }] })).toEqual(['word three']);
    expect(await found('word', { scopes: [{ scope: one, from: insertedIds[1] }] })).toEqual(['word two']);
    expect(await found('word', { scopes: [{ scope: one, from: new mongo.ObjectId() }] })).toEqual([]);
    expect(await found('word', { scopes: [] })).toEqual([]);
  });

  it('follows edits and deletions at once, and leaves no letter of them in the file', async () => {
    await write('keepsake', 'quetzalcoatl', 'xylophonist');
    expect(await found('quetz')).toHaveLength(1);
    await notes().updateOne({ content: 'quetzalcoatl' }, { $set: { content: 'harmless' } });
    await notes().updateOne({ content: 'xylophonist' }, { $set: { gone: new Date() } });
    await notes().deleteOne({ content: 'keepsake' });
    expect(await found('quetz')).toEqual([]);
    expect(await found('xylo')).toEqual([]);
    expect(await found('keep')).toEqual([]);
    expect(await found('harm')).toEqual(['harmless']);
    await close();
    const pages = readFileSync(path, 'latin1');
    await open();
    expect(pages).toContain('harmless');
    expect(pages).not.toContain(`${one.toHexString()}quetz`);
    expect(await found('harm')).toEqual(['harmless']);
  });

  it('asks for tags and filters, alone or with words', async () => {
    await write('alpha one', 'alpha two', 'alpha three');
    await notes().insertOne({ room: one, author: 'b', gone: null, content: 'alpha four' });
    expect(await found('', { tags: { author: ['b', 'c'] } })).toEqual(['alpha four']);
    expect(await found('alpha', { tags: { author: ['a'] }, filter: { content: /t/ } })).toEqual([
      'alpha three',
      'alpha two',
    ]);
  });

  it('asks for spans of time, to the month, the filter to the moment', async () => {
    const at = (time: string) => ({ room: one, gone: null, content: `at ${time}`, sent: new Date(time) });
    const times = ['1969-05-01', '2024-12-31', '2025-01-01', '2025-06-15', '2026-02-01', '2150-01-01'];
    await notes().insertMany(times.map(at));
    const between = (from: string, to: string) => {
      const span = { $gte: new Date(from), $lt: new Date(to) };
      return found('at', { times: { sent: span }, filter: { sent: span } });
    };
    expect(await between('2025-01-01', '2026-02-01')).toEqual(['at 2025-06-15', 'at 2025-01-01']);
    expect(await between('2024-12-31', '2025-06-15')).toEqual(['at 2025-01-01', 'at 2024-12-31']);
    expect(await between('1950-01-01', '2200-01-01')).toHaveLength(6);
    const since = { $gte: new Date('2026-01-01') };
    expect(await found('at', { times: { sent: since }, filter: { sent: since } })).toHaveLength(2);
  });

  it('gives pages that join without a gap or a repeat', async () => {
    await write(...Array.from({ length: 25 }, (_, i) => `page ${i}`));
    const seen: string[] = [];
    let before: number | undefined;
    do {
      const page = await search({
        words: 'page',
        scopes: [{ scope: one }],
        limit: 10,
        filter: { content: { $ne: 'page 7' } },
        ...(before && { before }),
      });
      seen.push(...(page['documents'] as { content: string }[]).map(({ content }) => content));
      before = page['next'] as number | undefined;
    } while (before);
    expect(seen).toEqual(
      Array.from({ length: 25 }, (_, i) => `page ${24 - i}`).filter((text) => text !== 'page 7'),
    );
  });

  it('is built for what was there before, by itself, and is sound after a restart', async () => {
    await client.db().dropDatabase();
    await write(...Array.from({ length: 600 }, (_, i) => `earlier ${i}`));
    expect(await client.db().command(definition)).toMatchObject({ created: true, behind: 600 });
    while ((await client.db().command(definition))['behind'] !== 0) await nextTurn();
    await notes().deleteMany({ content: /9$/ });
    await close();
    const { faults, documents } = await verify(path);
    await open();
    expect({ faults, documents }).toEqual({ faults: [], documents: 540 });
    expect(await found('599')).toEqual([]);
    expect(await found('598')).toEqual(['earlier 598']);
    // The newest number was free again after the restart.
    await write('afterwards');
    expect(await found('after')).toEqual(['afterwards']);
  });

  it.each([
    [{ index: 'other', words: 'x', scopes: [] }, 27],
    [{ words: '…', scopes: [] }, 2],
    [{ words: 'x', scopes: [{ scope: 'x' }] }, 14],
    [{ words: 'x', scopes: [], tags: { content: ['x'] } }, 2],
    [{ words: 'x', scopes: [], limit: 100_000 }, 2],
    [{ words: 'x', scopes: [], times: { sent: { $gte: 1 } } }, 14],
    [{ words: 'x', scopes: [], filter: { $where: '1' } }, 115],
    [{ words: 'x', scopes: [], extra: 1 }, 40415],
  ])('refuses %j', async (fields, code) => {
    await expect(search(fields)).rejects.toMatchObject({ code });
  });
});
