import type {
  Ack,
  ClientEventName,
  HandshakeAuth,
  Message,
  ReplyOf,
  RequestOf,
} from '@officehours/contracts';
import WebSocket from 'ws';
import type { Server } from './server';
import { within } from './wait';

/** For thousands at once on a machine that is busy with them. */
const PATIENCE_MS = 80_000;

/** One of thousands of devices: Socket.IO by hand, over WebSocket only, which costs a tenth of the stock client. */
export class ThinClient {
  /** The numbers of the messages that were told while they happened, by room. */
  readonly heard = new Map<string, Set<number>>();
  private readonly waiting = new Map<number, (ack: unknown) => void>();
  private calls = 0;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.take(data.toString()));
    socket.on('error', () => undefined);
  }

  /** Resolves when the server has let it in. Rejects when it does not: with its code, or with what became of the line. */
  static open(server: Server, auth: HandshakeAuth): Promise<ThinClient> {
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const socket = new WebSocket(address, { perMessageDeflate: false });
    const opened = new Promise<ThinClient>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
      socket.on('message', (data: Buffer) => {
        const packet = data.toString();
        if (packet.startsWith('0')) socket.send(`40${JSON.stringify(auth)}`);
        if (packet.startsWith('44')) reject(new Error(packet));
        if (!packet.startsWith('40')) return;
        socket.removeAllListeners();
        server.onStop(() => socket.terminate());
        resolve(new ThinClient(socket));
      });
    });
    return within('a thin client to be let in', opened, PATIENCE_MS);
  }

  async do<E extends ClientEventName>(name: E, request: RequestOf<E>): Promise<ReplyOf<E>> {
    const call = this.calls++;
    const answered = new Promise<Ack<ReplyOf<E>>>((resolve) =>
      this.waiting.set(call, resolve as (ack: unknown) => void),
    );
    this.socket.send(`42${call}${JSON.stringify([name, request])}`);
    const answer = await within(`an answer to ${name}`, answered, PATIENCE_MS);
    if (!answer.ok) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    return answer.data;
  }

  private take(packet: string): void {
    if (packet === '2') this.socket.send('3');
    else if (packet.startsWith('42["receiveMessage"')) {
      const [, { chatRoomId, seq }] = JSON.parse(packet.slice(2)) as [string, Message];
      this.heard.set(chatRoomId, (this.heard.get(chatRoomId) ?? new Set()).add(seq));
    } else if (packet.startsWith('43')) {
      const start = packet.indexOf('[');
      const call = Number(packet.slice(2, start));
      const [ack] = JSON.parse(packet.slice(start)) as unknown[];
      this.waiting.get(call)?.(ack);
      this.waiting.delete(call);
    }
  }
}
