import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateClient } from './generate.ts';

const generated = ['openapi.json', 'asyncapi.json', 'access.json', 'src/generated/**/*.ts'];

/** Generates `libs/api-client` elsewhere and names the committed files that differ, are missing or are left over. */
export async function staleFiles(committed: string): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'officehours-api-client-'));
  try {
    await generateClient(fresh);
    const wanted = contents(fresh);
    const present = contents(committed);
    const names = new Set([...wanted.keys(), ...present.keys()]);
    return [...names].filter((name) => wanted.get(name) !== present.get(name)).sort();
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function contents(folder: string): Map<string, string> {
  const names = globSync(generated, { cwd: folder });
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
