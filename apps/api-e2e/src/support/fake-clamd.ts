import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

/** A scanner as ClamAV's daemon: what is streamed to it ends with an empty chunk, then it says whether it found `EVIL`. */
export class FakeClamd {
  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeClamd> {
    const server = createServer((socket) => {
      let heard = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        heard = Buffer.concat([heard, data]);
        if (heard.subarray(-4).equals(Buffer.alloc(4)))
          socket.end(`stream: ${heard.includes('EVIL') ? 'Test.Evil FOUND' : 'OK'}\0`);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new FakeClamd(server);
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.close();
  }
}
