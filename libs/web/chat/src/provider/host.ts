import { createContext, use } from 'react';

/** What only the page around the chat can do. */
export interface Host {
  /** Starts a new sign-in after the session has ended. */
  onSignIn?: (() => void) | undefined;
}

export const HostContext = createContext<Host>({});

export const useHost = (): Host => use(HostContext);
