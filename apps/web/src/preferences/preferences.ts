import type { ThemeChoice } from '@officehours/web-chat';
import { useSyncExternalStore } from 'react';

/** When a new message may be heard; `day` is not at night. */
export type SoundChoice = 'day' | 'always' | 'never';

/** What a person has chosen on this device. It is not theirs alone, so it holds nothing private and survives sign-out. */
export interface Preferences {
  /** BCP 47, or null for the browser's own. */
  language: string | null;
  theme: ThemeChoice;
  enterSends: boolean;
  /** Conversations with unread messages stand above the others. */
  unreadFirst: boolean;
  sound: SoundChoice;
}

const KEY = 'officehours.preferences';
const DEFAULTS: Preferences = {
  language: null,
  theme: 'auto',
  // The keyboard of a touch screen has no Shift+Enter for a new line.
  enterSends: !matchMedia('(pointer: coarse)').matches,
  unreadFirst: false,
  sound: 'day',
};

let current = read();
const listeners = new Set<() => void>();

/** Changes some of the preferences, here and in the other tabs. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Storage may be full or forbidden; the choice then holds until the page is left.
  }
  tell();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
}

function onStorage(event: StorageEvent): void {
  if (event.key !== KEY) return;
  current = read();
  tell();
}

function tell(): void {
  listeners.forEach((listener) => listener());
}

/** What is stored may be from another version or be broken: each field is taken only when it makes sense. */
function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<
      Record<keyof Preferences, unknown>
    >;
    return {
      language: typeof stored.language === 'string' ? stored.language : DEFAULTS.language,
      theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : DEFAULTS.theme,
      enterSends: typeof stored.enterSends === 'boolean' ? stored.enterSends : DEFAULTS.enterSends,
      unreadFirst: stored.unreadFirst === true,
      sound: stored.sound === 'always' || stored.sound === 'never' ? stored.sound : DEFAULTS.sound,
    };
  } catch {
    return DEFAULTS;
  }
}
