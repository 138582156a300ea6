import { Server, type RequestListener, type ServerOptions } from 'node:http';
import type { Socket } from 'node:net';

/** What is under way when the server closes has this long to finish. */
const GRACE_MS = 8_000;
const SWEEP_MS = 100;

/**
 * A server whose end waits for answers that are under way, and for no client: whoever closes it, Nest or Socket.IO before
 * Nest, one connection that is kept busy or says nothing must not hold the process.
 */
export class EndingServer extends Server {
  private readonly sockets = new Set<Socket>();
  private isEnding = false;

  constructor(options: ServerOptions, listener: RequestListener) {
    super(options, listener);
    this.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  override close(done?: (error?: Error) => void): this {
    if (!this.isEnding) this.sendAway();
    return super.close(done);
  }

  private sendAway(): void {
    this.isEnding = true;
    // A kept-alive connection that is used now and then would hold the process for ever: its next answer is its last.
    this.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
    // Those that were asked something by now are idle once it is answered.
    const sweep = setInterval(() => this.closeIdleConnections(), SWEEP_MS);
    this.closeIdleConnections();
    // Opened in advance, as browsers and balancers do: Node takes them for busy, and looks at none once it closes.
    for (const socket of this.sockets) if (socket.bytesRead === 0) socket.destroy();
    // Every socket, not `closeAllConnections`: that leaves out WebSockets, and one whose client is gone without a word
    // would wait half a minute for its closing frame.
    const force = setTimeout(() => {
      for (const socket of this.sockets) socket.destroy();
    }, GRACE_MS);
    this.once('close', () => {
      clearInterval(sweep);
      clearTimeout(force);
    });
  }
}
