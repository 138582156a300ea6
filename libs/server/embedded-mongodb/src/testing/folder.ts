import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each test file; `remove` takes it away. */
export const temporaryFolder = (): { path(name: string): string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-mongodb-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
