import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all files: a folder in which every API that is started writes down its queries. */
export default async function begin(): Promise<void> {
  process.env['QUERY_RECORD'] = await mkdtemp(join(tmpdir(), 'officehours-record-'));
}
