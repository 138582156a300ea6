import type { Ack, ClientEventName, ReplyOf, RequestOf } from '@officehours/contracts';
import type { LiveSocket, SocketOptions } from '../connection/socket';
import type { FakeService } from './fake-service';

type Reply<E extends ClientEventName> = (error: Error | null, answer: Ack<ReplyOf<E>>) => void;

/** A socket to a `FakeService`, with the habits of the real one: no buffer, and pending requests fail with the connection. */
export class FakeSocket implements LiveSocket {
  userId: string | null = null;
  private isOpen = false;
  private isTrying = false;
  private readonly pending = new Set<() => void>();

  constructor(
    private readonly service: FakeService,
    readonly options: SocketOptions,
  ) {}

  isConnected(): boolean {
    return this.isOpen;
  }

  isActive(): boolean {
    return this.isTrying;
  }

  connect(): void {
    if (this.isOpen || this.isTrying) return;
    this.isTrying = true;
    this.knock();
  }

  disconnect(): void {
    this.isTrying = false;
    this.close();
  }

  request<E extends ClientEventName>(
    event: E,
    payload: RequestOf<E>,
    timeoutMs: number,
    reply: Reply<E>,
  ): void {
    const settle = (error: Error | null, answer?: Ack<ReplyOf<E>>) => {
      if (!this.pending.delete(fail)) return;
      clearTimeout(timer);
      reply(error, answer as Ack<ReplyOf<E>>);
    };
    const fail = () => settle(new Error('socket has been disconnected'));
    const timer = setTimeout(() => settle(new Error('operation has timed out')), timeoutMs);
    this.pending.add(fail);
    void this.service
      .answer(this, event, payload)
      .then((answer) => answer && settle(null, answer as Ack<ReplyOf<E>>));
  }

  notify<E extends ClientEventName>(event: E, payload: RequestOf<E>): void {
    void this.service.answer(this, event, payload);
  }

  /** The other end or the line is gone; with `isFinal` the service ended it and the socket does not come back by itself. */
  lose(isFinal = false): void {
    const wasOpen = this.isOpen;
    if (isFinal) this.isTrying = false;
    this.close();
    if (wasOpen && this.isTrying) this.tryLater();
  }

  private knock(): void {
    if (!this.service.isUp) {
      this.options.listeners.connectError(undefined);
      return this.tryLater();
    }
    this.options.auth(({ token }) => {
      if (!this.isTrying || this.isOpen) return;
      const admitted = this.service.admit(this, token);
      if (typeof admitted === 'string') {
        this.isTrying = false;
        return this.options.listeners.connectError(admitted);
      }
      this.isOpen = true;
      this.options.listeners.connect();
    });
  }

  private tryLater(): void {
    setTimeout(() => {
      if (this.isTrying && !this.isOpen) this.knock();
    }, 1_000);
  }

  private close(): void {
    this.service.sockets.delete(this);
    for (const fail of [...this.pending]) fail();
    if (!this.isOpen) return;
    this.isOpen = false;
    this.options.listeners.disconnect();
  }
}
