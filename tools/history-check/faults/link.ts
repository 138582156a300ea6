import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A line between two programs that can be cut, and made slow. */
export class Link {
  /** Milliseconds each piece takes, either way. */
  delayMs = 0;
  private readonly target: number;
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private isDown = false;
  private ownPort = 0;

  constructor(target: number) {
    this.target = target;
    this.server = createServer((socket) => this.join(socket));
  }

  async listen(port: number): Promise<void> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.ownPort = port;
  }

  get port(): number {
    return this.ownPort;
  }

  /** Nothing gets through, and nothing that was under way arrives. */
  cut(): void {
    this.isDown = true;
    for (const end of this.ends) end.destroy();
  }

  mend(): void {
    this.isDown = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    if (this.isDown) {
      near.destroy();
      return;
    }
    const far = connect(this.target, '127.0.0.1');
    this.pass(near, far);
    this.pass(far, near);
  }

  private pass(from: Socket, to: Socket): void {
    this.ends.add(from);
    from.setNoDelay(true);
    from.on('data', (piece) => {
      if (this.delayMs === 0) to.write(piece);
      // Timers of one length end in the order in which they were set: nothing overtakes.
      else setTimeout(() => to.writable && to.write(piece), this.delayMs);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.ends.delete(from);
      to.destroy();
    });
  }
}
