import { LIMITS, type Id, type Participant } from '@officehours/contracts';

/** At most this many names are offered. */
const OFFERED = 6;

/** The name that is being typed after an `@`, up to the caret; null when none is. */
export function mentionQuery(beforeCaret: string): string | null {
  return /(?:^|\s)@([^\s@][^\n@]{0,40})?$/u.exec(beforeCaret) ? (beforeCaret.split('@').at(-1) ?? '') : null;
}

/** Whom the typed beginning of a name may mean, by any word of their name. */
export function mentionMatches(people: readonly Participant[], query: string): Participant[] {
  const wanted = query.toLocaleLowerCase();
  const begins = (name: string) => {
    const lower = name.toLocaleLowerCase();
    return lower.startsWith(wanted) || lower.split(/\s+/u).some((word) => word.startsWith(wanted));
  };
  return people.filter(({ name }) => begins(name)).slice(0, OFFERED);
}

/** The text with the beginning of a name made whole; `caret` is where writing goes on. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const start = text.lastIndexOf('@', caret - 1);
  const whole = `${text.slice(0, start)}@${name} `;
  return { text: whole + text.slice(caret), caret: whole.length };
}

/** Who is called by name in a text. */
export function mentioned(people: readonly Participant[], text: string): Id[] {
  return people
    .filter(({ name }) => text.includes(`@${name}`))
    .map(({ id }) => id)
    .slice(0, LIMITS.mentionsPerMessage);
}
