import { rm } from 'node:fs/promises';
import { recorded, recordedActs } from './record-folder';
import { beyond, ROLE_SCRIPT, rightsOf } from './role';
import { complaints, explainAll } from './verdict';

/**
 * After all files: fails the run when the product asked for something that it has no index for, or that the role for it on
 * MongoDB does not let it do.
 */
export default async function finish(): Promise<void> {
  const folder = process.env['QUERY_RECORD'] ?? '';
  const denied = beyond(recordedActs(folder), rightsOf(ROLE_SCRIPT));
  const explained = await explainAll(recorded(folder));
  await rm(folder, { recursive: true, force: true });
  const found = complaints(explained);
  if (found.length > 0) throw new Error(`Queries without an index:\n${found.join('\n')}`);
  if (denied.length > 0) throw new Error(`docker/mongodb-role.js does not allow:\n${denied.join('\n')}`);
  console.log(`${explained.length} kinds of queries were explained; each uses an index.`);
}
