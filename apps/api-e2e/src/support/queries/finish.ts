import { rm } from 'node:fs/promises';
import { recorded } from './record-folder';
import { complaints, explainAll } from './verdict';

/** After all files: fails the run when the product asked for something that it has no index for. */
export default async function finish(): Promise<void> {
  const folder = process.env['QUERY_RECORD'] ?? '';
  const explained = await explainAll(recorded(folder));
  await rm(folder, { recursive: true, force: true });
  const found = complaints(explained);
  if (found.length > 0) throw new Error(`Queries without an index:\n${found.join('\n')}`);
  console.log(`${explained.length} kinds of queries were explained; each uses an index.`);
}
