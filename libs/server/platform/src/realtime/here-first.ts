import type { RealtimeServer } from './socket-types';

type Sockets = ReturnType<RealtimeServer['in']>;

/**
 * Does something to sockets on all nodes, and to those of this node at once. The adapter between the nodes waits for
 * Redis before it does anything on its own node: who was removed here would hear the room for as long as Redis is slow.
 * Comes to the sockets of this node twice.
 */
export function hereFirst(
  server: RealtimeServer,
  channels: string | string[],
  act: (sockets: Sockets) => void,
): void {
  act(server.local.in(channels));
  act(server.in(channels));
}
