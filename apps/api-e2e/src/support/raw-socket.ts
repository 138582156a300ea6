import type { Server } from './server';
import { within } from './wait';

/**
 * A WebSocket that speaks Engine.IO and Socket.IO by hand, for frames that no client library sends:
 * `40…` connects, `42[…]` is an event, `420[…]` one with acknowledgement 0, answered by `430[…]`.
 */
export class RawSocket {
  readonly frames: string[] = [];
  private readonly waiting = new Set<() => void>();
  private readonly ended: Promise<void>;

  private constructor(private readonly socket: WebSocket) {
    this.ended = new Promise((resolve) => socket.addEventListener('close', () => resolve()));
    socket.addEventListener('message', ({ data }) => {
      // Engine.IO's ping: without an answer the server would close the socket for another reason.
      if (data === '2') return socket.send('3');
      this.frames.push(String(data));
      for (const look of this.waiting) look();
    });
  }

  /** Opens the transport only; the server has said `0{…}` when this resolves. */
  static async open(server: Server): Promise<RawSocket> {
    const raw = new RawSocket(
      new WebSocket(`${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`),
    );
    server.onStop(() => raw.socket.close());
    await raw.next((frame) => frame.startsWith('0{'));
    return raw;
  }

  /** Opens and signs in to the namespace `/`. */
  static async connect(server: Server, token: string): Promise<RawSocket> {
    const raw = await RawSocket.open(server);
    raw.send(`40${JSON.stringify({ token })}`);
    await raw.next((frame) => frame.startsWith('40'));
    return raw;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  send(frame: string | Uint8Array<ArrayBuffer>): void {
    this.socket.send(frame);
  }

  /** The first frame that `fits`, come already or still to come. */
  next(fits: (frame: string) => boolean): Promise<string> {
    let look: () => void = () => undefined;
    const found = new Promise<string>((resolve) => {
      look = () => {
        const frame = this.frames.find(fits);
        if (frame !== undefined) resolve(frame);
      };
      this.waiting.add(look);
      look();
    });
    return within('a frame', found).finally(() => this.waiting.delete(look));
  }

  /** The answer to the event that was sent with acknowledgement `id`. */
  async answer(id: number): Promise<unknown> {
    const prefix = `43${id}[`;
    const frame = await this.next((one) => one.startsWith(prefix));
    return (JSON.parse(frame.slice(prefix.length - 1)) as unknown[])[0];
  }

  /** Resolves when the server has closed the socket. */
  closed(): Promise<void> {
    return within('the server to close the socket', this.ended);
  }
}
