export interface TextPart {
  text: string;
  /** Where it leads, when it is a link. */
  href?: string;
}

const URL_LIKE = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+/giu;
const TRAILING = '.,;:!?…\'")]}»”';

/** Splits plain text into words and web addresses; punctuation after an address is not part of it. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(URL_LIKE)) {
    const address = trimAddress(match[0]);
    const href = /^www\./iu.test(address) ? `https://${address}` : address;
    if (!URL.canParse(href)) continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: address, href });
    at = match.index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** A closing bracket stays when the address opened it: `https://en.wikipedia.org/wiki/Set_(mathematics)`. */
function trimAddress(found: string): string {
  let end = found.length;
  while (end > 0 && TRAILING.includes(found[end - 1]!)) {
    const kept = found.slice(0, end);
    if (kept.endsWith(')') && count(kept, '(') >= count(kept, ')')) break;
    end -= 1;
  }
  return found.slice(0, end);
}

const count = (text: string, char: string): number => text.split(char).length - 1;
