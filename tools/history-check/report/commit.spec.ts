import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { commit } from './commit.ts';

const folder = mkdtempSync(join(tmpdir(), 'commit-'));
afterAll(() => rmSync(folder, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], { cwd: folder });
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('the commit that is proved', () => {
  it('is unknown outside a repository', () => {
    expect(commit(folder)).toBe('unknown');
  });

  it('is the same after a sitting has written its page, and marked when anything else differs', () => {
    git('init', '--quiet');
    mkdirSync(join(folder, 'docs'));
    write('docs/proof.md', 'not run');
    write('product.ts', 'one');
    git('add', '.');
    git('commit', '--quiet', '--message', 'The first');
    const clean = commit(folder);
    expect(clean).toMatch(/^[0-9a-f]{12}$/);
    write('docs/proof.md', 'held');
    expect(commit(folder)).toBe(clean);
    write('product.ts', 'two');
    expect(commit(folder)).toBe(`${clean}-dirty`);
  });
});
