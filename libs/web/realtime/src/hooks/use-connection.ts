import { useMemo } from 'react';
import { useOfficehours } from '../client/context';
import type { ConnectionState } from '../connection/state';
import { useStore } from './use-store';

/** How far what is on the screen can be trusted. */
export function useConnection(): ConnectionState & { retryNow(): void } {
  const { connection } = useOfficehours();
  const state = useStore(connection.state);
  return useMemo(() => ({ ...state, retryNow: () => connection.retryNow() }), [connection, state]);
}
