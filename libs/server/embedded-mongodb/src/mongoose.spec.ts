import mongoose, { Schema, Types, type Connection } from 'mongoose';
import { start, type RunningDatabase } from './index.ts';

interface MessageFields {
  chatRoomId: Types.ObjectId;
  seq: number;
  senderId: Types.ObjectId;
  clientMessageId: string;
  text?: string;
  tags: string[];
}

const messageSchema = new Schema<MessageFields>(
  {
    chatRoomId: Schema.Types.ObjectId,
    seq: Number,
    senderId: Schema.Types.ObjectId,
    clientMessageId: String,
    text: String,
    tags: [String],
  },
  { timestamps: true },
);
messageSchema.index({ chatRoomId: 1, seq: 1 }, { unique: true });
messageSchema.index({ chatRoomId: 1, senderId: 1, clientMessageId: 1 }, { unique: true });

describe('Mongoose on the embedded database', () => {
  let database: RunningDatabase;
  let connection: Connection;
  const room = new Types.ObjectId();
  const sender = new Types.ObjectId();
  const message = (seq: number): MessageFields => ({
    chatRoomId: room,
    seq,
    senderId: sender,
    clientMessageId: `client-${seq}`,
    text: `message ${seq}`,
    tags: [`t${seq % 3}`],
  });
  const model = () => connection.model('Message', messageSchema);

  beforeAll(async () => {
    database = await start({ path: ':memory:' });
    connection = await mongoose.createConnection(database.uri).asPromise();
  });

  afterAll(async () => {
    await connection.close();
    await database.stop();
  });

  beforeEach(async () => {
    await connection.dropDatabase();
    await model().createIndexes();
    await model().insertMany(Array.from({ length: 200 }, (_, seq) => message(seq)));
  });

  it('stores and pages messages of a room, newest first, from the index', async () => {
    const query = () =>
      model()
        .find({ chatRoomId: room, seq: { $lt: 150 } })
        .sort({ seq: -1 })
        .limit(50);
    const page = await query().lean();
    expect(page.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => 149 - i));
    const explained = (await query().explain('executionStats')) as unknown as {
      executionStats: { totalKeysExamined: number; totalDocsExamined: number };
    };
    expect(explained.executionStats).toMatchObject({ totalKeysExamined: 50, totalDocsExamined: 50 });
  });

  it('says which unique index a message breaks', async () => {
    const batch = [message(500), { ...message(7), clientMessageId: 'new' }, message(501)];
    await expect(model().collection.insertMany(batch)).rejects.toMatchObject({
      code: 11000,
      writeErrors: [
        { err: { index: 1, errmsg: expect.stringContaining('index: chatRoomId_1_seq_1 dup key') } },
      ],
    });
    await expect(
      model().collection.insertOne({ ...message(7), clientMessageId: 'new' }),
    ).rejects.toMatchObject({
      code: 11000,
      keyPattern: { chatRoomId: 1, seq: 1 },
      keyValue: { chatRoomId: room, seq: 7 },
    });
    expect(await model().countDocuments({ seq: { $gte: 500 } })).toBe(1);
  });

  it('saves a changed document and keeps its version and times', async () => {
    const found = await model().findOne({ seq: 8 }).orFail();
    found.text = 'changed';
    found.tags.push('more');
    await found.save();
    const again = await model().findById(found._id).orFail();
    expect(again).toMatchObject({ text: 'changed', tags: ['t2', 'more'], __v: 1 });
  });

  it('moves a value only upwards with findOneAndUpdate and $max', async () => {
    const filter = { chatRoomId: room, clientMessageId: 'client-3' };
    const up = await model()
      .findOneAndUpdate(filter, { $max: { seq: 900 } }, { returnDocument: 'after' })
      .lean();
    const down = await model()
      .findOneAndUpdate(filter, { $max: { seq: 5 } }, { returnDocument: 'after' })
      .lean();
    expect([up?.seq, down?.seq]).toEqual([900, 900]);
  });

  it('upserts with what the filter, $set and $setOnInsert say', async () => {
    const upsert = () =>
      model().updateOne(
        { seq: 5000, chatRoomId: room },
        { $set: { text: 'u' }, $setOnInsert: { clientMessageId: 'x' } },
        { upsert: true },
      );
    expect(await upsert()).toMatchObject({ upsertedCount: 1, matchedCount: 0 });
    expect(await upsert()).toMatchObject({ upsertedCount: 0, matchedCount: 1 });
    expect(await model().findOne({ seq: 5000 }).lean()).toMatchObject({
      text: 'u',
      clientMessageId: 'x',
      chatRoomId: room,
    });
  });

  it('runs a bulk of writes and counts them', async () => {
    const result = await model().bulkWrite([
      { insertOne: { document: message(300) } },
      { updateMany: { filter: { seq: { $lt: 10 } }, update: { $addToSet: { tags: 'early' } } } },
      { deleteOne: { filter: { seq: 20 } } },
    ]);
    expect(result).toMatchObject({ insertedCount: 1, modifiedCount: 10, deletedCount: 1 });
    expect(await model().countDocuments({ tags: 'early' })).toBe(10);
    expect((await model().distinct('tags')).sort()).toEqual(['early', 't0', 't1', 't2']);
  });

  it('groups, unwinds and joins', async () => {
    const counts = await model().aggregate([
      { $match: { seq: { $lt: 9 } } },
      { $unwind: '$tags' },
      { $group: { _id: '$tags', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(counts).toEqual([
      { _id: 't0', n: 3 },
      { _id: 't1', n: 3 },
      { _id: 't2', n: 3 },
    ]);
    const joined = await model().aggregate([
      { $match: { seq: 4 } },
      { $lookup: { from: 'messages', localField: 'chatRoomId', foreignField: 'chatRoomId', as: 'all' } },
      { $project: { _id: 0, n: { $size: '$all' } } },
    ]);
    expect(joined).toEqual([{ n: 200 }]);
  });

  it('reads a long answer in batches through a cursor', async () => {
    const seen: number[] = [];
    for await (const { seq } of model().find().sort({ seq: 1 }).batchSize(7).cursor()) seen.push(seq);
    expect(seen).toEqual(Array.from({ length: 200 }, (_, seq) => seq));
  });

  it('keeps indexes as the schema says', async () => {
    expect(await model().syncIndexes()).toEqual([]);
    expect((await model().listIndexes()).map(({ name }) => name)).toEqual([
      '_id_',
      'chatRoomId_1_seq_1',
      'chatRoomId_1_senderId_1_clientMessageId_1',
    ]);
  });

  it('refuses a transaction as a standalone server does', async () => {
    const session = await connection.startSession();
    const transaction = session.withTransaction(() => model().create([message(999)], { session }));
    await expect(transaction).rejects.toMatchObject({
      originalError: { code: 20, codeName: 'IllegalOperation' },
    });
    await session.endSession();
  });
});
