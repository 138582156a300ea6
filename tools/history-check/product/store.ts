import mongoose from 'mongoose';

import type { SeenMessage } from '../history/events.ts';
import { digest, quotedIn } from '../load/text.ts';

type ObjectId = mongoose.Types.ObjectId;

interface StoredMessage {
  _id: ObjectId;
  chatRoomId: ObjectId;
  seq: number;
  clientMessageId: string;
  senderId: ObjectId | null;
  content: string;
  rev: number;
  changeSeq?: number;
  replyTo: { excerpt: string } | null;
  attachments?: { id: string }[];
  deletedAt: Date | null;
  createdAt: Date;
}

/** The proof's own, whatever the address names. */
const DATABASE = 'officehours';

/** Drops the database a run is about to use. */
export const emptyDatabase = (uri: string): Promise<boolean> => within(uri, (db) => db.dropDatabase());

/** How many changes of members a crash has left to be told of: the service writes their entries within two minutes. */
export const changesToTell = (uri: string): Promise<number> =>
  within(uri, (db) => db.collection('dueAnnouncements').countDocuments());

/** Reads the rooms straight from the database, past everything of ours but the database itself. */
export async function readStore(uri: string): Promise<Map<string, SeenMessage[]>> {
  const stored = await within(uri, (db) =>
    db.collection<StoredMessage>('messages').find({}).sort({ chatRoomId: 1, seq: 1 }).toArray(),
  );
  const groups = Map.groupBy(stored, ({ chatRoomId }) => chatRoomId.toHexString());
  return new Map([...groups].map(([room, own]) => [room, own.map(asSeen)]));
}

async function within<T>(uri: string, ask: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    return await ask(client.db(DATABASE));
  } finally {
    await client.close();
  }
}

function asSeen(stored: StoredMessage): SeenMessage {
  const files = stored.attachments?.map(({ id }) => id);
  return {
    id: stored._id.toHexString(),
    seq: stored.seq,
    cmid: stored.clientMessageId,
    sender: stored.senderId?.toHexString() ?? null,
    body: digest(stored.content),
    rev: stored.rev,
    change: stored.changeSeq ?? 0,
    deleted: stored.deletedAt !== null,
    quote: quotedIn(stored.replyTo?.excerpt),
    ...(files && { files }),
    created: stored.createdAt.getTime(),
    wire: '',
  };
}
