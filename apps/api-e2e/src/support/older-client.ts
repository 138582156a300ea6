import { io, type Socket } from 'socket.io-client';

/*
 * What a program written for the older Express + Socket.IO module knows, and nothing else: plain
 * `fetch`, plain `socket.io-client`, the older paths, events and fields. It must stay free of
 * imports from this workspace.
 */

export interface OlderMessage {
  id: string;
  chatRoomId: string;
  content: string;
  senderId: string;
  senderModel: string;
  receiverId: string;
  receiverModel: string;
}

export interface OlderTyping {
  chatRoomId: string;
  userId: string;
}

interface Answer {
  ok: boolean;
  data?: Record<string, unknown>;
  error?: { code: string };
}

/** One person's program: an HTTP client and one socket. */
export class OlderClient {
  readonly messages: OlderMessage[] = [];
  readonly typing: OlderTyping[] = [];
  private readonly socket: Socket;

  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {
    this.socket = io(url, { auth: { token }, forceNew: true });
    this.socket.on('receiveMessage', (message: OlderMessage) => this.messages.push(message));
    this.socket.on('typing', (event: OlderTyping) => this.typing.push(event));
  }

  get(path: string): Promise<Response> {
    return fetch(this.url + path, { headers: { authorization: `Bearer ${this.token}` } });
  }

  post(path: string, body: object): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Makes or reuses the room of a pair and returns its id. */
  async chatRoom(studentId: string, instructorId: string): Promise<string> {
    const response = await this.post('/api/message/chat-room', { studentId, instructorId });
    const room = (await response.json()) as { id: string };
    return room.id;
  }

  /** `joinRoom` with a bare string; the callback is only here to know when it is done. */
  join(chatRoomId: string): Promise<Answer> {
    return this.socket.timeout(10_000).emitWithAck('joinRoom', chatRoomId) as Promise<Answer>;
  }

  /** Emits without a callback, as the older module did. */
  emit(event: string, payload: object): void {
    this.socket.emit(event, payload);
  }

  /** Emits with a callback, to see the refusal. */
  ask(event: string, payload: object): Promise<Answer> {
    return this.socket.timeout(10_000).emitWithAck(event, payload) as Promise<Answer>;
  }

  close(): void {
    this.socket.disconnect();
  }
}
