import { createReadStream } from 'node:fs';
import { Refused } from './refusal.ts';

// Tab, line feed, carriage return and form feed stand in texts; the other control characters in none.
const CONTROL = /[\p{Cc}--[\t\n\r\f]]/v;
/** The same, of bytes in an encoding with one for each letter: some have letters where others have controls. */
const CONTROL_BYTE = /[\p{Cc}--[\t\n\r\f\x80-\x9f]]/v;
const UTF_16 = ['\xff\xfe', '\xfe\xff'];

/**
 * @throws `not_utf8` for text in another encoding, which programs of other days write; `content_mismatch` for what is no text
 * from its first byte to its last.
 */
export async function checkText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      check(decoder.decode(chunk as Buffer, { stream: true }));
    check(decoder.decode());
  } catch (error) {
    throw new Refused((await isOtherText(path)) ? 'not_utf8' : 'content_mismatch', error);
  }
}

function check(text: string): void {
  if (CONTROL.test(text)) throw new Error('a control character');
}

/** By its mark where each letter has two bytes, else as far as no byte is one that stands in no text. */
async function isOtherText(path: string): Promise<boolean> {
  let isFirst = true;
  for await (const chunk of createReadStream(path)) {
    const bytes = (chunk as Buffer).toString('latin1');
    if (isFirst && UTF_16.includes(bytes.slice(0, 2))) return true;
    if (CONTROL_BYTE.test(bytes)) return false;
    isFirst = false;
  }
  return true;
}
