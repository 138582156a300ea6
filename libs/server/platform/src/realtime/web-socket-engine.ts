import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { LIMITS } from '@officehours/contracts';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';

/** Who does not say goodbye back is not waited for any longer. */
const CLOSE_MS = 5_000;

const lines = new WeakMap<object, Duplex>();

/** What a WebSocket of this engine reads from: its bytes are there, also those that never become a message. */
export const lineOf = (client: object): Duplex | undefined => lines.get(client);

export const keepLine = (client: object, line: Duplex): void => void lines.set(client, line);

/**
 * What Engine.IO opens WebSockets with. A message in ten thousand fragments, or a frame byte by byte, costs far more memory
 * than its length says; by default `ws` holds 16,384 of the one and 262,144 of the other for each connection.
 */
export class WebSocketEngine extends WebSocketServer {
  constructor(options: ServerOptions) {
    const limits = {
      maxFragments: LIMITS.messageFragments,
      maxBufferedChunks: LIMITS.frameChunks,
      closeTimeout: CLOSE_MS,
    };
    super({ ...options, ...limits });
  }
  override handleUpgrade(
    request: IncomingMessage,
    line: Duplex,
    head: Buffer,
    opened: (client: WebSocket, request: IncomingMessage) => void,
  ): void {
    super.handleUpgrade(request, line, head, (client) => {
      keepLine(client, line);
      opened(client, request);
    });
  }
}
