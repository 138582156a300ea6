import mongoose from 'mongoose';

import { makePairs, type Pair } from '../load/people.ts';
import { startDatabase, startProduct, temporaryFolder } from '../servers/start.ts';

const { ObjectId } = mongoose.Types;
const BATCH = 2_000;
/** Rooms of the person whose unread badges are read. */
const ROOMS = 200;
const LONG_AGO = Date.UTC(2026, 0, 1);

/** A data folder of the product in which one room holds a fifth of all messages. */
export interface Archive {
  folder: string;
  pair: Pair;
  /** Messages in that room. */
  inRoom: number;
  total: number;
  /** The token of someone in 200 rooms. */
  busyToken: string;
}

/** Makes the people with the product, and the messages with the driver: it is the reading that is measured. */
export async function makeArchive(total: number, busy: (url: string) => Promise<string>): Promise<Archive> {
  const folder = temporaryFolder();
  const product = await startProduct({}, folder);
  const [pair] = await makePairs(product.url, 1);
  const busyToken = await busy(product.url);
  await product.stop();
  if (!pair) throw new Error('no room was made');
  const inRoom = Math.max(200, Math.round(total / 5));
  await fill(folder, pair.room, inRoom, total - inRoom);
  return { folder, pair, inRoom, total, busyToken };
}

async function fill(folder: string, room: string, inRoom: number, elsewhere: number): Promise<void> {
  const database = await startDatabase({}, folder);
  const client = await new mongoose.mongo.MongoClient(database.url).connect();
  const messages = client.db('officehours').collection('messages');
  const rooms = client.db('officehours').collection('rooms');
  const own = new ObjectId(room);
  await insert(messages, inRoom, (seq) => messageOf(own, seq));
  const others = Array.from({ length: ROOMS }, () => new ObjectId());
  await insert(messages, elsewhere, (n) =>
    messageOf(others[n % ROOMS] as mongoose.Types.ObjectId, Math.ceil(n / ROOMS)),
  );
  await rooms.updateOne({ _id: own }, { $set: { lastSeq: inRoom } });
  await client.close();
  await database.stop();
}

async function insert(
  messages: mongoose.mongo.Collection,
  count: number,
  make: (n: number) => mongoose.mongo.Document,
): Promise<void> {
  for (let at = 1; at <= count; at += BATCH) {
    const size = Math.min(BATCH, count - at + 1);
    await messages.insertMany(Array.from({ length: size }, (_, index) => make(at + index)));
  }
}

const sender = new ObjectId();
let made = 0;

/** As the product stores it. Its id is old, so that a start does not take it for news. */
function messageOf(chatRoomId: mongoose.Types.ObjectId, seq: number): mongoose.mongo.Document {
  made += 1;
  const createdAt = new Date(LONG_AGO + made);
  const id = Math.floor(createdAt.getTime() / 1000).toString(16) + made.toString(16).padStart(16, '0');
  return {
    _id: new ObjectId(id),
    chatRoomId,
    seq,
    clientMessageId: `00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`,
    requestHash: 'x'.repeat(43),
    senderId: sender,
    senderModel: 'Student',
    receiverId: sender,
    receiverModel: 'Instructor',
    content: `Message ${made} of an archive: about as long as what people write to each other on a usual day in term time.`,
    messageType: 'text',
    replyTo: null,
    rev: 0,
    editedAt: null,
    deletedAt: null,
    createdAt,
    updatedAt: createdAt,
  };
}
