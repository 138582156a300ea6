import { createContext, use } from 'react';

/** How the reader likes to write and to be shown what is new. */
export interface ChatSettings {
  enterSends: boolean;
  /** Whether conversations with unread messages stand above the others. */
  unreadFirst: boolean;
}

export const SettingsContext = createContext<ChatSettings>({ enterSends: true, unreadFirst: false });

export const useSettings = (): ChatSettings => use(SettingsContext);
