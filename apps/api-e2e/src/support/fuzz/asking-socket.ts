import type { Server } from '../server';
import { within } from '../wait';

/** What a question is rejected with when its socket was closed instead of answered. */
export const CLOSED = new Error('The socket was closed instead of answered');

/** A signed-in socket that asks with text as it is and keeps nothing but the answers it waits for. */
export class AskingSocket {
  /** Answers to nothing that waits: the second ones of an event. */
  unexpected = 0;
  private next = 0;
  private readonly waiting = new Map<number, (answer: string) => void>();
  private readonly ended: Promise<never>;

  private constructor(private readonly socket: WebSocket) {
    this.ended = new Promise((_resolve, reject) => socket.addEventListener('close', () => reject(CLOSED)));
    this.ended.catch(() => undefined);
  }

  static async connect(server: Server, token: string): Promise<AskingSocket> {
    const address = `${server.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
    const asking = new AskingSocket(new WebSocket(address));
    server.onStop(() => asking.socket.close());
    const connected = new Promise<void>((resolve, reject) => {
      asking.socket.addEventListener('message', ({ data }) => {
        const frame = String(data);
        if (frame === '2') asking.socket.send('3');
        else if (frame.startsWith('0{')) asking.socket.send(`40${JSON.stringify({ token })}`);
        else if (frame.startsWith('40')) resolve();
        else if (frame.startsWith('44')) reject(new Error(frame));
        else if (frame.startsWith('43')) asking.answered(frame);
      });
    });
    await within('the socket to connect', Promise.race([connected, asking.ended]));
    return asking;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** The one answer, as text, to an event whose arguments are `text`: JSON without its brackets. */
  ask(event: string, text: string): Promise<string> {
    const id = (this.next += 1);
    const answer = new Promise<string>((resolve) => this.waiting.set(id, resolve));
    this.socket.send(`42${id}[${JSON.stringify(event)}${text === '' ? '' : `,${text}`}]`);
    const first = within(`an answer to ${event}`, Promise.race([answer, this.ended]));
    return first.finally(() => this.waiting.delete(id));
  }

  /** Sends a frame as it is. */
  send(frame: string): void {
    this.socket.send(frame);
  }

  close(): void {
    this.socket.close();
  }

  private answered(frame: string): void {
    const at = frame.indexOf('[');
    const resolve = this.waiting.get(Number(frame.slice(2, at)));
    if (resolve) resolve(frame.slice(at));
    else this.unexpected += 1;
  }
}
