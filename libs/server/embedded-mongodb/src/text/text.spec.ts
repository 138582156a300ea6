import { mongo } from 'mongoose';
import { start, type RunningDatabase } from '../index.ts';
import { verify } from '../index.ts';
import { temporaryFolder } from '../testing/folder.ts';
import { readSearch } from './search-string.ts';
import { comparable, insensitive, wordsOf } from './tokens.ts';

interface Article {
  _id: number;
  subject?: string;
  body?: string;
  tags?: unknown;
}

const articles: Article[] = [
  { _id: 1, subject: 'coffee' },
  { _id: 2, subject: 'Coffee Shopping' },
  { _id: 3, subject: 'Baking a cake', body: 'Coffee and cake' },
  { _id: 4, subject: 'Café Con Leche' },
  { _id: 5, subject: 'Сырники', tags: [{ name: 'coffee coffee cream' }, { name: 'tea' }] },
  { _id: 6, subject: 'nothing here' },
];

describe('A text index', () => {
  const folder = temporaryFolder();
  const path = folder.path('text.db');
  let database: RunningDatabase;
  let client: mongo.MongoClient;
  let collection: mongo.Collection<Article>;

  const open = async (): Promise<void> => {
    database = await start({ path, database: 'test' });
    client = new mongo.MongoClient(database.uri);
    collection = client.db().collection<Article>('articles');
  };
  const close = async (): Promise<void> => {
    await client.close();
    await database.stop();
  };
  const found = async ($search: string, more: mongo.Document = {}): Promise<number[]> => {
    const docs = await collection.find({ $text: { $search, ...more } }).toArray();
    return docs.map(({ _id }) => _id).sort();
  };
  const score = { $meta: 'textScore' } as const;

  beforeAll(async () => {
    await open();
    await collection.insertMany(articles);
    await collection.createIndex(
      { subject: 'text', 'tags.name': 'text', body: 'text' },
      { default_language: 'none', weights: { subject: 2 } },
    );
  });
  afterAll(async () => {
    await close();
    folder.remove();
  });

  it.each<[string, string, number[], mongo.Document?]>([
    ['a word, without case', 'COFFEE', [1, 2, 3, 5]],
    ['any of several words', 'leche shopping', [2, 4]],
    ['words without their accents', 'cafe', [4]],
    ['words of scripts with case', 'СЫРНИКИ', [5]],
    ['whole words only', 'coff', []],
    ['not what is negated', 'coffee -shopping', [1, 3, 5]],
    ['nothing for what is only negated', '-coffee', []],
    ['a phrase, among the words', '"coffee shop"', [2]],
    ['every phrase', '"coffee" "cake"', [3]],
    ['not the phrase that is negated', 'coffee -"coffee and"', [1, 2, 5]],
    ['case, where it is asked for', 'Coffee', [2, 3], { $caseSensitive: true }],
    ['accents, where they are asked for', 'cafe', [], { $diacriticSensitive: true }],
    ['accents, where they are there', 'CAFÉ', [4], { $diacriticSensitive: true, $language: 'none' }],
    ['strings in arrays of documents', 'cream', [5]],
  ])('finds %s', async (_, search, ids, more = {}) => {
    expect(await found(search, more)).toEqual(ids);
  });

  it('rates what it finds as MongoDB does', async () => {
    const rated = await collection
      .find({ $text: { $search: 'coffee' } })
      .project<{ _id: number; score: number }>({ score })
      .sort({ score })
      .toArray();
    const scores = rated.map(({ _id, score: value }) => [_id, Number(value.toFixed(6))]);
    expect(scores).toEqual([
      [1, 2.2],
      [2, 1.5],
      // Two of three words: 1.5 × (0.5 × 2 / 3 + 0.5).
      [5, 1.25],
      [3, 0.666667],
    ]);
    expect(rated[0]).toMatchObject({ subject: 'coffee' });
  });

  it('keeps the score through a pipeline, with other conditions, limits and shapes', async () => {
    const pipeline = [
      { $match: { $text: { $search: 'coffee' }, _id: { $ne: 1 } } },
      { $addFields: { long: { $strLenCP: '$subject' } } },
      { $sort: { score, _id: 1 } },
      { $limit: 2 },
      { $project: { long: 1, score } },
    ];
    expect(await collection.aggregate(pipeline).toArray()).toEqual([
      { _id: 2, long: 15, score: 1.5 },
      { _id: 5, long: 7, score: 1.25 },
    ]);
    expect(await collection.countDocuments({ $text: { $search: 'coffee' } })).toBe(4);
    expect(await collection.distinct('_id', { $text: { $search: 'cake' } })).toEqual([3]);
  });

  it('follows every change, and is sound after a restart', async () => {
    await collection.updateOne({ _id: 6 }, { $set: { body: 'late espresso' } });
    expect(await found('espresso')).toEqual([6]);
    await collection.updateMany({ $text: { $search: 'espresso' } }, { $unset: { body: 1 } });
    expect(await found('espresso')).toEqual([]);
    await close();
    expect(await verify(path)).toMatchObject({ faults: [] });
    await open();
    expect(await found('coffee')).toEqual([1, 2, 3, 5]);
    expect(await collection.indexes()).toContainEqual({
      v: 2,
      key: { _fts: 'text', _ftsx: 1 },
      name: 'subject_text_tags.name_text_body_text',
      weights: { body: 1, subject: 2, 'tags.name': 1 },
      default_language: 'none',
      language_override: 'language',
      textIndexVersion: 3,
    });
    const plan = await collection.find({ $text: { $search: 'coffee' } }).explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('TEXT_MATCH');
  });

  it('refuses by name what it would have to do otherwise than MongoDB', async () => {
    const other = client.db().collection('other');
    const refusal = async (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => 'done',
        ({ code }: { code: unknown }) => code,
      );
    const none = { default_language: 'none' };
    expect(await refusal(other.createIndex({ a: 'text' }))).toBe(67);
    expect(await refusal(other.createIndex({ a: 'text' }, { default_language: 'german' }))).toBe(67);
    expect(await refusal(other.createIndex({ a: 'text', b: 1 }, none))).toBe(67);
    expect(await refusal(other.createIndex({ '$**': 'text' }, none))).toBe(67);
    expect(await refusal(other.createIndex({ a: 'text' }, { ...none, unique: true }))).toBe(67);
    expect(await refusal(collection.createIndex({ subject: 'text' }, none))).toBe(85);
    expect(await refusal(other.insertOne({}).then(() => other.findOne({ $text: { $search: 'x' } })))).toBe(
      27,
    );
    const text = { $text: { $search: 'x' } };
    expect(await refusal(collection.findOne({ $or: [text, { _id: 1 }] }))).toBe(115);
    expect(await refusal(collection.findOne({ $text: { $search: 'x', $language: 'french' } }))).toBe(115);
    expect(await refusal(collection.find(text).hint('_id_').toArray())).toBe(2);
    expect(await refusal(collection.find({}).sort({ score }).toArray())).toBe(40218);
    expect(await refusal(collection.find({}).project({ score }).toArray())).toBe(40218);
    const german = { _id: 7, subject: 'Kaffee', language: 'german' };
    expect(await refusal(collection.insertOne(german))).toBe(17262);
    expect(await refusal(collection.insertOne({ ...german, language: 'none' } as Article))).toBe('done');
    expect(await found('kaffee')).toEqual([7]);
  });
});

describe('A search string', () => {
  it.each([
    ['a b', 'a b ', '', [], []],
    ['a -b c', 'a c ', 'b ', [], []],
    ['a -b-c d', 'a d ', 'b c ', [], []],
    ['a - b', 'a b ', '', [], []],
    ['a-b', 'a b ', '', [], []],
    ['"a b" c', 'a b c ', '', ['a b'], []],
    ['-"a b" c', 'c ', '', [], ['a b']],
    ['-"a b"-"c d" e', 'e ', '', [], ['a b', 'c d']],
    ['"a -b" c', 'a b c ', '', ['a -b'], []],
    ['"a b', 'a b ', '', [], []],
    ['', '', '', [], []],
  ])('%j is read as MongoDB reads it', (search, words, negated, phrases, negatedPhrases) => {
    expect(readSearch(search)).toEqual({ words, negated, phrases, negatedPhrases });
  });
});

describe('The words of a text', () => {
  it.each([
    ["it's a well-known e.mail@address", ['it', 's', 'a', 'well', 'known', 'e', 'mail', 'address']],
    ['snake_case ^hat `tick', ['snake_case', 'hat', 'tick']],
    ['Straße ΣΊΣΥΦΟΣ 123', ['straße', 'σισυφοσ', '123']],
    ['東京 に行く', ['東京', 'に行く']],
    ['…«»', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text, insensitive)).toEqual(words);
  });

  it('are compared as they are asked to be', () => {
    expect(comparable('Café', { cases: true, diacritics: false })).toBe('Cafe');
    expect(comparable('Café', { cases: false, diacritics: true })).toBe('café');
    expect(comparable('Café', { cases: true, diacritics: true })).toBe('Café');
  });
});
