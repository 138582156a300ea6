import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { buildId } from './built.ts';

const folder = mkdtempSync(join(tmpdir(), 'built-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('what makes a product the same', () => {
  it('is its programs, by name and to the byte, and nothing beside them', () => {
    write('main.mjs', 'start()');
    write('main.mjs.map', 'one');
    const before = buildId(folder);
    expect(before).toMatch(/^[0-9a-f]{12}$/);
    write('main.mjs.map', 'another');
    expect(buildId(folder)).toBe(before);
    write('worker.mjs', '');
    const withWorker = buildId(folder);
    write('main.mjs', 'start( )');
    expect(new Set([before, withWorker, buildId(folder)]).size).toBe(3);
  });
});
