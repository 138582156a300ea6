import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { end, startEmbedded } from '../cluster';
import { ALLOWED } from './allowed';
import { titleOf, type Query } from './shape';

/** A kind of query, and the plan that the database made for it. */
export interface Explained {
  query: Query;
  plan: string;
}

/** Asks a database that has all indexes of the product, and no documents, how it would find each. */
export async function explainAll(queries: Query[]): Promise<Explained[]> {
  const folder = await mkdtemp(join(tmpdir(), 'officehours-queries-'));
  const { child, uri } = await startEmbedded(folder);
  const client = new mongo.MongoClient(uri);
  try {
    const db = client.db('queries');
    const indexes = queries.filter(({ command }) => command === 'createIndexes');
    for (const { collection, example } of indexes)
      await db.command({ createIndexes: collection, indexes: [example] });
    const asked = queries.filter(({ command }) => command !== 'createIndexes');
    const explained: Explained[] = [];
    for (const query of asked) explained.push({ query, plan: await planOf(db, query) });
    return explained;
  } finally {
    await client.close();
    await end(child, 'SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

async function planOf(db: mongo.Db, { collection, command, example }: Query): Promise<string> {
  const inner =
    command === 'update' || command === 'delete'
      ? { [command]: collection, [`${command}s`]: [example] }
      : { [command]: collection, ...example, ...(command === 'aggregate' && { cursor: {} }) };
  const { queryPlanner } = await db.command({ explain: inner, verbosity: 'queryPlanner' });
  return JSON.stringify((queryPlanner as { winningPlan: unknown }).winningPlan);
}

/** Whether documents are read that the query may not want: all of them, or all of an index. */
const readsAll = (plan: string): boolean =>
  plan.includes('COLLSCAN') || /"indexBounds":\{"[^"]+":\["\[MinKey, MaxKey\]"\]/.test(plan);

/** The queries that have no index, but for those that are allowed to have none. */
export function complaints(explained: Explained[]): string[] {
  const titles = explained.filter(({ plan }) => readsAll(plan)).map(({ query }) => titleOf(query));
  return titles.filter((title) => !ALLOWED.some(({ query }) => query === title));
}
