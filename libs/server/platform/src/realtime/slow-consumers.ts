import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { RealtimeServer, RealtimeSocket } from './socket-types';

const EVERY_MS = 500;
const PACKETS = 500;
const BYTES = 1024 * 1024;

interface EngineSocket {
  writeBuffer: { data?: unknown }[];
  transport: { socket?: { bufferedAmount?: number; terminate?: () => void } };
  close(discard?: boolean): void;
}

/**
 * Closes connections that do not read what they are sent. Without this, one stalled reader holds hundreds of megabytes
 * until its ping runs out; it resumes by `seq` when it comes back, and misses nothing.
 */
@Injectable()
export class SlowConsumers implements OnApplicationShutdown {
  private readonly log = new Logger(SlowConsumers.name);
  private timer?: NodeJS.Timeout;

  watch(server: RealtimeServer): void {
    this.timer = setInterval(() => {
      for (const socket of server.sockets.sockets.values()) this.check(socket);
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private check(socket: RealtimeSocket): void {
    const engine = socket.conn as unknown as EngineSocket;
    const buffered = engine.transport.socket?.bufferedAmount ?? 0;
    if (engine.writeBuffer.length <= PACKETS && buffered + bytesOf(engine.writeBuffer) <= BYTES) return;
    this.log.warn({ socketId: socket.id, packets: engine.writeBuffer.length, buffered }, 'slow_consumer');
    // Nothing can be said to one who does not listen: what waits is dropped with the connection.
    engine.writeBuffer.length = 0;
    engine.transport.socket?.terminate?.();
    engine.close(true);
  }
}

function bytesOf(packets: EngineSocket['writeBuffer']): number {
  return packets.reduce((sum, { data }) => sum + (typeof data === 'string' ? data.length : 0), 0);
}
