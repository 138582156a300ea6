// `npm run audit:verify -- --token "$(npm run -s token -- --role admin)"`: fetches the audit log of a running service and
// checks its chain; with `--out` it keeps what it fetched, one entry a line, and `--file` checks such a file later.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { faultIn, type Entry } from './verify.ts';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:3000' },
    token: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    expect: { type: 'string' },
  },
});

async function fetchAll(): Promise<Entry[]> {
  const all: Entry[] = [];
  for (;;) {
    const response = await fetch(`${values.url}/api/audit?after=${all.at(-1)?.seq ?? 0}`, {
      headers: { authorization: `Bearer ${values.token ?? ''}` },
    });
    if (response.status === 429) {
      await delay(1000 * Number(response.headers.get('retry-after') ?? 1));
      continue;
    }
    if (!response.ok)
      throw new Error(`the service answered ${response.status}; --token has to be an administrator’s`);
    const { entries } = (await response.json()) as { entries: Entry[] };
    if (entries.length === 0) return all;
    all.push(...entries);
  }
}

function readAll(file: string): Entry[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Entry);
}

try {
  const entries = values.file === undefined ? await fetchAll() : readAll(values.file);
  if (values.out !== undefined)
    writeFileSync(values.out, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''), { mode: 0o600 });
  const fault = faultIn(entries, values.expect);
  if (fault) throw new Error(fault);
  const last = entries.at(-1);
  console.log(`${entries.length} entries, each bound to the one before.`);
  if (last) console.log(`Note this down elsewhere, for --expect: ${last.seq}:${last.hash}`);
} catch (error) {
  console.error(`The audit log does not hold: ${(error as Error).message}`);
  process.exitCode = 1;
}
