import type { Messages } from './en';
import type { PaneMessages } from './en/panes';

type Words = Messages & PaneMessages;

/** Some of the words in other words: what a host page may put in place of ours. */
export type MessageOverrides = { [Key in keyof Words]?: Partial<Words[Key]> | Words[Key] };

/** `base` with the host's words in place of ours. */
export function withOverrides<T extends Messages | PaneMessages>(
  base: T,
  overrides: MessageOverrides | undefined,
): T {
  if (!overrides) return base;
  const merged = Object.entries(base).map(([key, group]: [string, unknown]) => {
    const own = overrides[key as keyof Words];
    return [
      key,
      typeof own === 'object' && typeof group === 'object' ? { ...group, ...own } : (own ?? group),
    ];
  });
  return Object.fromEntries(merged) as T;
}
