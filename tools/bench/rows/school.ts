import mongoose from 'mongoose';

import { pick, random } from '../load/words.ts';
import { startDatabase } from '../servers/start.ts';

const { ObjectId } = mongoose.Types;
/** Messages in each room of the school, and words in each message. */
const IN_ROOM = 200;
const WORDS = 18;
const BATCH = 2_000;

/** Writes `total` messages into rooms, `own` first, and waits until all can be found. `hasWords`: as it is stored for any MongoDB. */
export async function fillSchool(
  folder: string,
  own: readonly string[],
  total: number,
  hasWords = false,
): Promise<void> {
  const database = await startDatabase({}, folder);
  const client = await new mongoose.mongo.MongoClient(database.url).connect();
  const messages = client.db('officehours').collection('messages');
  const rooms = Array.from(
    { length: Math.ceil(total / IN_ROOM) },
    (_, n) => new ObjectId(own[n] ?? undefined),
  );
  const next = random(total);
  // One message of every room after the other, as it is in a school.
  for (let at = 0; at < total; at += BATCH) {
    const size = Math.min(BATCH, total - at);
    await messages.insertMany(
      Array.from({ length: size }, (_, index) => {
        const n = at + index;
        const message = messageOf(rooms[n % rooms.length]!, Math.floor(n / rooms.length) + 1, n, next);
        return hasWords
          ? { ...message, words: [...new Set(String(message['content']).split(' '))] }
          : message;
      }),
    );
  }
  if (!hasWords) await indexed(client.db('officehours'));
  await client.close();
  await database.stop();
}

/** Asking seldom, since an index is built fast where nobody asks for anything. */
async function indexed(db: mongoose.mongo.Db): Promise<void> {
  const definition = {
    createWordIndex: 'messages',
    name: 'words',
    text: 'content',
    scope: 'chatRoomId',
    tags: ['senderId', 'messageType', 'createdAt'],
    partialFilterExpression: { deletedAt: null, messageType: { $ne: 'system' } },
  };
  while ((await db.command(definition))['behind'] > 0)
    await new Promise((settle) => setTimeout(settle, 2_000));
}

function messageOf(
  chatRoomId: mongoose.Types.ObjectId,
  seq: number,
  n: number,
  next: () => number,
): mongoose.mongo.Document {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1_000);
  return {
    _id: new ObjectId(Math.floor(at.getTime() / 1_000).toString(16) + n.toString(16).padStart(16, '0')),
    chatRoomId,
    seq,
    clientMessageId: `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
    requestHash: 'x'.repeat(43),
    senderId: sender,
    senderModel: 'Student',
    receiverId: null,
    receiverModel: null,
    content: Array.from({ length: WORDS }, () => pick(next)).join(' '),
    messageType: 'text',
    replyTo: null,
    rev: 0,
    editedAt: null,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

const sender = new ObjectId();
