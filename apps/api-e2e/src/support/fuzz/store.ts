import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { marksIn } from './facts';

/** Reads a server's database past everything of ours but the database itself. */
export class Store {
  private readonly client: mongoose.mongo.MongoClient;

  constructor(uri: string) {
    this.client = new mongoose.mongo.MongoClient(uri);
  }

  /** Every mark that stands anywhere in what is stored. */
  async marks(): Promise<Set<string>> {
    const found = new Set<string>();
    for await (const [, text] of this.documents()) for (const mark of marksIn(text)) found.add(mark);
    return found;
  }

  /** One word for all that is stored, but for when people were last here, which connecting alone changes. */
  async digest(): Promise<string> {
    const hash = createHash('sha256');
    for await (const [collection, text] of this.documents())
      hash.update(collection).update(text.replaceAll(/"lastSeenAt":[^,}]*/g, ''));
    return hash.digest('hex');
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async *documents(): AsyncGenerator<[string, string]> {
    const database = this.client.db();
    const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    for (const name of names.sort())
      for await (const document of database.collection(name).find().sort({ _id: 1 }))
        yield [name, JSON.stringify(document)];
  }
}
