// F: appends of 4 KiB, each followed by `fdatasync`; prints how long they took. A process of its own, so that the
// preloaded library of slow-fsync.c can be in it. `node tools/bench/disk/append.ts <folder>`
import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const COUNT = 300;

const [folder = '.'] = process.argv.slice(2);
const path = join(folder, 'append.bin');
const block = Buffer.alloc(4096, 1);
const file = openSync(path, 'w');
const times = Array.from({ length: COUNT }, () => {
  const began = performance.now();
  writeSync(file, block);
  fdatasyncSync(file);
  return performance.now() - began;
});
closeSync(file);
rmSync(path);
process.stdout.write(JSON.stringify(times));
