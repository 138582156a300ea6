import { createHash, type Hash } from 'node:crypto';
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

  /** A word for what each collection holds, but for when people were last here and when the service was. */
  async digest(): Promise<Record<string, string>> {
    const hashes = new Map<string, Hash>();
    for await (const [collection, text] of this.documents()) {
      const hash = hashes.get(collection) ?? createHash('sha256');
      hashes.set(collection, hash.update(text.replaceAll(/"lastSeenAt":[^,}]*/g, '')));
    }
    return Object.fromEntries([...hashes].map(([name, hash]) => [name, hash.digest('hex')]));
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async *documents(): AsyncGenerator<[string, string]> {
    const database = this.client.db();
    const names = (await database.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    for (const name of names.filter((one) => one !== 'serverState').sort())
      for await (const document of database.collection(name).find().sort({ _id: 1 }))
        yield [name, JSON.stringify(document)];
  }
}
