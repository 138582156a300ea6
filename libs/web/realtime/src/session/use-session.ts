import { useSyncExternalStore } from 'react';
import type { Session, SessionState } from './types';

/** The session's state, followed. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.getState, session.getState);
}
