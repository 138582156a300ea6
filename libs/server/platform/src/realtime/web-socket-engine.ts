import { LIMITS } from '@officehours/contracts';
import { WebSocketServer, type ServerOptions } from 'ws';

/** Who does not say goodbye back is not waited for any longer. */
const CLOSE_MS = 5_000;

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
}
