import { setTimeout as delay } from 'node:timers/promises';

import type { Random } from '../random.ts';
import { digest } from './text.ts';

/** A file that somebody brings. */
export interface FileDraft {
  name: string;
  content: Buffer;
  /** Of the content. */
  bytes: string;
}

const BOUNDARY = 'no-line-of-ours-is-this';
const PARTS = { least: 2, most: 8 };
const LONGEST_PAUSE_MS = 60;

/** Every line says where it belongs: nothing of it can be lost, doubled or moved unseen. */
export function writeFile(random: Random, canary: string): FileDraft {
  const id = random.uuid();
  const lines = random.whole(1, random.chance(0.1) ? 2_000 : 100);
  const text = Array.from({ length: lines }, (_, line) => `${canary} ${id} ${line}\n`).join('');
  const content = Buffer.from(text);
  return { name: `${id}.txt`, content, bytes: digest(content) };
}

/** The file as one request sends it, at once. */
export function asForm(file: FileDraft): RequestInit & { body: Buffer } {
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), file.content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
  return { method: 'POST', headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, body };
}

/** The same in parts with pauses, as a slow line brings it; with `isCut` its sender goes away somewhere on the way. */
export function asSlowForm(file: FileDraft, random: Random, isCut: boolean): RequestInit {
  const form = asForm(file);
  const body = inParts(form.body, random, isCut ? random.whole(0, form.body.length - 1) : Infinity);
  return { ...form, body, duplex: 'half' };
}

async function* inParts(form: Buffer, random: Random, cutAt: number): AsyncGenerator<Buffer> {
  const size = Math.ceil(form.length / random.whole(PARTS.least, PARTS.most));
  for (let at = 0; at < form.length; at += size) {
    yield form.subarray(at, Math.min(at + size, cutAt));
    if (at + size > cutAt) throw new Error('its sender has gone away');
    await delay(random.between(0, LONGEST_PAUSE_MS));
  }
}
