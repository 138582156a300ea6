// Loaded into the API before it starts (`node --import`): writes down every kind of query that Mongoose sends, and what
// may be done with which collection for that.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { actsOf } from './acts.ts';
import { queriesOf, type Query } from './shape.ts';

const folder = process.env['QUERY_RECORD'];
if (folder && isMainThread) {
  const { mongo } = (await import('mongoose')).default;
  const name = join(folder, randomUUID());
  const seen = new Set<string>();
  const isNew = (key: string): boolean => seen.size < seen.add(key).size;
  const keep = (query: Query): void => {
    if (!isNew(JSON.stringify([query.collection, query.command, query.shape]))) return;
    // At once and not at the end: tests end the API by SIGKILL.
    appendFileSync(`${name}.jsonl`, `${mongo.BSON.EJSON.stringify(query, { relaxed: false })}\n`);
  };
  const connect = mongo.MongoClient.prototype.connect;
  mongo.MongoClient.prototype.connect = function (this: InstanceType<typeof mongo.MongoClient>) {
    // What the option `monitorCommands` does, which the API does not set.
    Object.assign(this, { monitorCommands: true });
    this.on('commandStarted', ({ command, commandName }) => {
      for (const query of queriesOf(commandName, command)) keep(query);
      for (const act of actsOf(commandName, command))
        if (isNew(act)) appendFileSync(`${name}.acts`, `${act}\n`);
    });
    return connect.call(this);
  };
}
