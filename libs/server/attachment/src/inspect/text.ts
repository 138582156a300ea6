import { createReadStream } from 'node:fs';
import { Refused } from './refusal.ts';

// Tab, line feed, carriage return and form feed stand in texts; the other control characters in none.
const CONTROL = /[\p{Cc}--[\t\n\r\f]]/v;

/** @throws `content_mismatch` for what is not UTF-8 text from its first byte to its last. */
export async function checkText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path))
      check(decoder.decode(chunk as Buffer, { stream: true }));
    check(decoder.decode());
  } catch (error) {
    throw new Refused('content_mismatch', error);
  }
}

function check(text: string): void {
  if (CONTROL.test(text)) throw new Error('a control character');
}
