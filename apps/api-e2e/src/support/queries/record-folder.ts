import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { titleOf, type Query } from './shape';

/** All kinds of queries that were recorded, each once. */
export function recorded(folder: string): Query[] {
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
  if (lines.length === 0 && existsSync(join(folder, 'started')))
    throw new Error('An API ran, but none of its queries was recorded');
  const queries = lines.map((line) => mongo.BSON.EJSON.parse(line, { relaxed: false }) as Query);
  return [...new Map(queries.map((query) => [titleOf(query), query])).values()];
}
