import type { ConnectionStatus } from '@officehours/web-realtime';
import { useDelayed } from '@officehours/web-ui';

/** How long a connection may be away before it is worth a word, in milliseconds. */
export const PASSING_MS = 1_000;

/** Whether what is only known while connected, such as who is online, may be shown as true. */
export function useIsLive(status: ConnectionStatus): boolean {
  const lasted = useDelayed(status === 'reconnecting', PASSING_MS);
  return status === 'online' || status === 'connecting' || (status === 'reconnecting' && !lasted);
}
