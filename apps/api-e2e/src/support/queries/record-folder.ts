import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { titleOf, type Query } from './shape';

/** What was done with which collection, each once: `collection action`. */
export function recordedActs(folder: string): string[] {
  return [...new Set(linesOf(folder, '.acts'))].sort();
}

/** All kinds of queries that were recorded, each once. */
export function recorded(folder: string): Query[] {
  const lines = linesOf(folder, '.jsonl');
  if (lines.length === 0 && existsSync(join(folder, 'started')))
    throw new Error('An API ran, but none of its queries was recorded');
  const queries = lines.map((line) => mongo.BSON.EJSON.parse(line, { relaxed: false }) as Query);
  return [...new Map(queries.map((query) => [titleOf(query), query])).values()];
}

function linesOf(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean));
}
