import { createContext, use } from 'react';

/** How the reader likes to write. */
export interface ChatSettings {
  enterSends: boolean;
}

export const SettingsContext = createContext<ChatSettings>({ enterSends: true });

export const useSettings = (): ChatSettings => use(SettingsContext);
