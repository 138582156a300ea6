/**
 * How far what is on the screen can be trusted.
 *
 * - `connecting`: the first connection is being made
 * - `online`: connected; everything missed has been fetched
 * - `reconnecting`: the connection was lost a moment ago and is being made again
 * - `offline`: the device says it has no network
 * - `stale`: no connection for 30 s; what is shown may be old
 * - `ended`: the session is over; only a new sign-in helps
 */
export type ConnectionStatus = 'connecting' | 'online' | 'reconnecting' | 'offline' | 'stale' | 'ended';

export interface ConnectionState {
  status: ConnectionStatus;
  /** When this status began, in milliseconds since 1970. */
  since: number;
}
