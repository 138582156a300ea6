import { stat } from 'node:fs/promises';
import yauzl from 'yauzl';
import { Refused } from './refusal.ts';

const ENTRIES = 10_000;
const UNPACKED = 1024 ** 3;
/** What compresses better than this was made to: text comes to 20, a table to 60. */
const RATIO = 150;
/** Small archives may compress as they like: what they unpack to is small too. */
const HARMLESS = 20 * 1024 ** 2;
const LINK = 0o120000;

/**
 * Reads the list of an archive, unpacks nothing.
 * @throws `archive_unsafe` for what would fill a disk, leave its folder or hold a link; `unreadable`.
 */
export async function checkArchive(path: string): Promise<void> {
  const { size } = await stat(path);
  const allowed = Math.min(UNPACKED, Math.max(HARMLESS, size * RATIO));
  let archive;
  try {
    archive = await yauzl.openPromise(path, { lazyEntries: true, strictFileNames: true });
    if (archive.entryCount > ENTRIES) throw new Refused('archive_unsafe');
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const mode = (entry.externalFileAttributes >>> 16) & 0o170000;
      if (unpacked > allowed || mode === LINK) throw new Refused('archive_unsafe');
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    // Its own words for names that lead out of the folder.
    const isName = error instanceof Error && /path|fileName|characters/i.test(error.message);
    throw new Refused(isName ? 'archive_unsafe' : 'unreadable', error);
  } finally {
    archive?.close();
  }
}
