import type { SearchHit } from '@officehours/contracts';
import { wordsIn, wordsOf } from '@officehours/platform';

const BEFORE = 60;
const LENGTH = 200;
const MOST_HITS = 20;

/** The part of a message around the first of the words that were looked for, on one line, and where they stand in it. */
export function excerptAround(content: string, text: string): { excerpt: string; hits: SearchHit[] } {
  // Each white space by one space: what stands where stays as it was.
  const line = content.replace(/\s/gu, ' ');
  const wanted = wordsOf(text);
  const found = [...wordsIn(line)].filter(({ word }) => wanted.some((one) => word.startsWith(one)));
  const start = cutAt(line, Math.max(0, (found[0]?.at ?? 0) - BEFORE));
  const end = cutAt(line, Math.min(line.length, start + LENGTH));
  const lead = start > 0 ? '…' : '';
  const hits = found
    .filter(({ at, length }) => at >= start && at + length <= end)
    .slice(0, MOST_HITS)
    .map(({ at, length }) => ({ at: at - start + lead.length, length }));
  return { excerpt: lead + line.slice(start, end) + (end < line.length ? '…' : ''), hits };
}

/** The nearest beginning of a word at or after a place, if there is one near; else not within a letter. */
function cutAt(line: string, place: number): number {
  if (place === 0 || place >= line.length) return Math.min(place, line.length);
  const space = line.indexOf(' ', place - 1);
  if (space >= 0 && space - place < 20) return space + 1;
  const unit = line.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
}
