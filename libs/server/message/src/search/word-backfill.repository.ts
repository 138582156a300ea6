import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Types, type Model, type mongo } from 'mongoose';
import type { MessageDocument } from '../message.schema';
import { MessageWords } from './message-words';

const BATCH = 500;
/** 2: also of the names of files and what is said in them. */
const VERSION = 2;
/** A node of an earlier version may have written until shortly ago. */
const MARGIN_MS = 10 * 60_000;

interface Progress {
  _id: 'words';
  upTo: Types.ObjectId;
  done: boolean;
  /** Of what words are taken: another number has all messages with files done again. */
  version?: number;
}

/** Gives words to messages that were stored before there was search, some at a time; goes on after a restart. */
@Injectable()
export class WordBackfill implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(WordBackfill.name);
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectModel('Message') private readonly messages: Model<MessageDocument>,
    private readonly words: MessageWords,
  ) {}

  /** Whether all messages have their words. */
  static async isDone(messages: Model<MessageDocument>): Promise<boolean> {
    const known = await progressOf(messages).findOne({ _id: 'words' });
    return known?.version === VERSION && known.done;
  }

  onApplicationBootstrap(): void {
    if (this.words.of({ content: '', messageType: 'text', attachments: [] }) === undefined) return;
    this.running = this.run().catch((error: unknown) => {
      this.log.warn({ err: error }, 'messages wait for their words until the next start');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    const began = Date.now();
    const former = await progressOf(this.messages).findOne({ _id: 'words' });
    const known = former?.version === VERSION ? former : null;
    let after = known?.upTo ?? new Types.ObjectId('000000000000000000000000');
    while (!this.stopped) {
      const batch = await this.messages
        .find({ _id: { $gt: after } }, { content: 1, messageType: 1, attachments: 1, rev: 1, words: 1 })
        .sort({ _id: 1 })
        .limit(BATCH)
        .lean<MessageDocument[]>();
      const last = batch.at(-1);
      if (!last) break;
      await this.fill(batch.filter(({ words, attachments }) => words === undefined || attachments?.length));
      after = last._id;
      await this.note(after, known?.done ?? false);
    }
    if (!this.stopped)
      await this.note(idAt(Math.min(began, after.getTimestamp().getTime()) - MARGIN_MS), true);
  }

  private async fill(messages: readonly MessageDocument[]): Promise<void> {
    const operations = messages.flatMap(({ _id, content, messageType, attachments = [], rev }) => {
      const words = this.words.of({ content, messageType, attachments });
      // Only while it says what it said: an edit that came between has brought its own words.
      return words ? [{ updateOne: { filter: { _id, rev }, update: { $set: { words } } } }] : [];
    });
    if (operations.length > 0) await this.messages.collection.bulkWrite(operations, { ordered: false });
  }

  private async note(upTo: Types.ObjectId, done: boolean): Promise<void> {
    await progressOf(this.messages).updateOne(
      { _id: 'words' },
      { $set: { upTo, done, version: VERSION } },
      { upsert: true },
    );
  }
}

function progressOf(messages: Model<MessageDocument>): mongo.Collection<Progress> {
  return messages.db.collection<Progress>('serverState') as unknown as mongo.Collection<Progress>;
}

function idAt(time: number): Types.ObjectId {
  return Types.ObjectId.createFromTime(Math.max(0, Math.floor(time / 1_000)));
}
