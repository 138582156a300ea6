import type { LiveSocket, OpenSocket } from './socket';

/**
 * A socket whose implementation is fetched when it is made, beside the first page and not before it: Socket.IO is a tenth
 * of the chat's script, and nothing on the first screen waits for it.
 */
export function lazySocket(load: () => Promise<OpenSocket>): OpenSocket {
  return (options) => {
    let socket: LiveSocket | null = null;
    let isWanted = false;
    let loading: Promise<void> | null = null;

    const fetch = () => {
      loading ??= load().then(
        (open) => {
          socket = open(options);
          if (isWanted) socket.connect();
        },
        () => {
          loading = null;
          // As a service that is not reached; the owner tries again after a wait.
          if (isWanted) options.listeners.connectError(undefined);
        },
      );
    };
    fetch();

    return {
      isConnected: () => socket?.isConnected() ?? false,
      isActive: () => socket?.isActive() ?? loading !== null,
      connect() {
        isWanted = true;
        if (socket) socket.connect();
        else fetch();
      },
      disconnect() {
        isWanted = false;
        socket?.disconnect();
      },
      request(event, payload, timeoutMs, reply) {
        if (!socket) throw new Error('A request without a connection.');
        socket.request(event, payload, timeoutMs, reply);
      },
      notify: (event, payload) => socket?.notify(event, payload),
    };
  };
}
