// Loaded into the API before it starts (`node --import`): writes down every kind of query that Mongoose sends.
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { queriesOf, type Query } from './shape.ts';

const folder = process.env['QUERY_RECORD'];
if (folder && isMainThread) {
  const { mongo } = (await import('mongoose')).default;
  const file = join(folder, `${randomUUID()}.jsonl`);
  const seen = new Set<string>();
  const keep = (query: Query): void => {
    const key = JSON.stringify([query.collection, query.command, query.shape]);
    if (seen.has(key)) return;
    seen.add(key);
    // At once and not at the end: tests end the API by SIGKILL.
    appendFileSync(file, `${mongo.BSON.EJSON.stringify(query, { relaxed: false })}\n`);
  };
  const connect = mongo.MongoClient.prototype.connect;
  mongo.MongoClient.prototype.connect = function (this: InstanceType<typeof mongo.MongoClient>) {
    // What the option `monitorCommands` does, which the API does not set.
    Object.assign(this, { monitorCommands: true });
    this.on('commandStarted', ({ command, commandName }) => {
      for (const query of queriesOf(commandName, command)) keep(query);
    });
    return connect.call(this);
  };
}
