/**
 * How far what is on the screen can be trusted.
 *
 * - `connecting`: the first connection is being made
 * - `online`: connected; everything missed has been fetched
 * - `reconnecting`: the connection was lost a moment ago and is being made again
 * - `offline`: the device says it has no network
 * - `stale`: no connection for 30 s; what is shown may be old
 * - `ended`: the session is over; only a new sign-in helps, or another token of the host page
 */
export type ConnectionStatus = 'connecting' | 'online' | 'reconnecting' | 'offline' | 'stale' | 'ended';

export interface ConnectionState {
  status: ConnectionStatus;
  /** When this status began, in milliseconds since 1970. */
  since: number;
}

/** What happened to the connection. `caughtUp` comes after every connect, `waited` when it has been gone for 30 s. */
export type ConnectionStep =
  'caughtUp' | 'lost' | 'deviceOffline' | 'deviceOnline' | 'waited' | 'ended' | 'restarted';

const NEXT: Record<ConnectionStep, Partial<Record<ConnectionStatus, ConnectionStatus>>> = {
  caughtUp: { connecting: 'online', reconnecting: 'online', offline: 'online', stale: 'online' },
  lost: { online: 'reconnecting' },
  deviceOffline: { connecting: 'offline', reconnecting: 'offline', stale: 'offline' },
  deviceOnline: { offline: 'reconnecting' },
  waited: { connecting: 'stale', reconnecting: 'stale' },
  ended: { connecting: 'ended', online: 'ended', reconnecting: 'ended', offline: 'ended', stale: 'ended' },
  restarted: {
    online: 'connecting',
    reconnecting: 'connecting',
    offline: 'connecting',
    stale: 'connecting',
    ended: 'connecting',
  },
};

/** The state after `step`; the same object when the step means nothing in it. */
export function nextState(state: ConnectionState, step: ConnectionStep, now: number): ConnectionState {
  const status = NEXT[step][state.status];
  return status === undefined ? state : { status, since: now };
}
