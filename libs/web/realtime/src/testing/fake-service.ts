import type {
  Ack,
  ErrorCode,
  Message,
  Receipt,
  SendMessageRequest,
  ServerEventName,
  ServerToClientEvents,
  User,
} from '@officehours/contracts';
import { FileWork } from '../attachments/file-work';
import { memoryTrayStorage } from '../attachments/tray-storage';
import type { Platform } from '../client/options';
import type { OpenSocket } from '../connection/socket';
import { memoryOutboxStorage } from '../outbox/storage';
import { buildParticipant, buildRoom, idOf, instructor, ROOM, student } from './builders';
import { FakeFiles } from './fake-files';
import { FakeSocket } from './fake-socket';
import { RoomHistory } from './room-history';

type Emission = {
  [E in ServerEventName]: [event: E, ...payload: Parameters<ServerToClientEvents[E]>];
}[ServerEventName];

/** The service as far as this library speaks to it: one room of two people, by REST and by socket. */
export class FakeService {
  readonly history = new RoomHistory(ROOM);
  readonly files = new FakeFiles();
  readonly sockets = new Set<FakeSocket>();
  /** Every request, by socket and REST, as `event` or `METHOD /path`. */
  readonly asked: string[] = [];
  readonly reads: Record<string, number> = {};
  isUp = true;
  /** Codes with which the next calls of an event or path are refused. */
  readonly refusals = new Map<string, ErrorCode[]>();
  /** Called on each request; false: it is carried out but never answered. */
  answers: (name: string) => boolean = () => true;
  /** Milliseconds that the next live event or answer takes; with 0 it is there at once. */
  delay: () => number = () => 0;
  /** Called before each live event; false loses it. */
  delivers: (name: ServerEventName) => boolean = () => true;
  readonly refusedTokens = new Set<string>();
  /** Answers of further paths, as `GET /path`. */
  readonly data = new Map<string, unknown>();
  /** What was asked to be sent, carried out or not. */
  readonly sent: SendMessageRequest[] = [];
  lastQuery: unknown = null;

  openSocket: OpenSocket = (options) => new FakeSocket(this, options);

  admit(socket: FakeSocket, token: string): ErrorCode | undefined {
    if (this.refusedTokens.has(token)) return 'unauthenticated';
    socket.userId = userOf(token).id;
    this.sockets.add(socket);
    return undefined;
  }

  emit(...[event, payload]: Emission): void {
    for (const socket of [...this.sockets]) {
      if (!this.delivers(event)) continue;
      const deliver = () => (socket.options.listeners[event] as (fact: unknown) => void)(payload);
      const ms = this.delay();
      if (ms === 0) deliver();
      else setTimeout(() => socket.isConnected() && deliver(), ms);
    }
  }

  /** A message of someone, stored and told. */
  post(senderId: string, content: string, clientMessageId: string = crypto.randomUUID()): Message {
    const before = this.history.messages.find((held) => held.clientMessageId === clientMessageId);
    if (before) return before;
    const n = this.history.lastSeq + 1;
    const message = this.history.append({ id: idOf('c', n), senderId, content, clientMessageId });
    this.reads[senderId] = n;
    this.history.readUpTo(Math.min(...[student, instructor].map(({ id }) => this.reads[id] ?? 0)));
    this.emit('receiveMessage', message);
    return message;
  }

  change(seq: number, content: string): void {
    this.emit('messageUpdated', this.history.change(seq, { content }));
  }

  loseAll(): void {
    for (const socket of [...this.sockets]) socket.lose();
  }

  async answer(socket: FakeSocket, event: string, payload: unknown): Promise<Ack<unknown> | null> {
    await this.take();
    const data = this.handle(event, socket.userId!, payload);
    await this.take();
    return this.answers(event) ? data : null;
  }

  fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!this.isUp) throw new TypeError('fetch failed');
    const token = request.headers.get('Authorization')?.slice('Bearer '.length) ?? '';
    if (this.refusedTokens.has(token)) return problem('unauthenticated', 401);
    const name = `${request.method} ${url.pathname}`;
    const body: unknown = /^(?:GET|DELETE)$/u.test(request.method)
      ? Object.fromEntries(url.searchParams)
      : await request.json();
    const answer = this.handle(name, userOf(token).id, body);
    await this.take();
    if (!this.answers(name)) throw new TypeError('connection reset');
    return answer.ok ? Response.json(answer.data) : problem(answer.error.code, 400);
  };

  room(viewerId: string) {
    const { history } = this;
    return buildRoom({
      participants: [buildParticipant(student), buildParticipant(instructor)],
      lastSeq: history.lastSeq,
      lastMessage: history.messages.at(-1) ?? null,
      unreadCount: history.lastSeq - (this.reads[viewerId] ?? 0),
    });
  }

  private async take(): Promise<void> {
    const ms = this.delay();
    if (ms === 0) await Promise.resolve();
    else await new Promise((resolve) => setTimeout(resolve, ms));
  }

  private handle(name: string, userId: string, payload: unknown): Ack<unknown> {
    this.asked.push(name);
    const refusal = this.refusals.get(name)?.shift();
    if (refusal)
      return { ok: false, error: { code: refusal, message: refusal, retryable: false, requestId: 'r' } };
    return this.carryOut(name, userId, payload as never);
  }

  private carryOut(name: string, userId: string, body: Record<string, never>): Ack<unknown> {
    const ok = (data: unknown): Ack<unknown> => ({ ok: true, data });
    switch (name) {
      case 'sendMessage':
      case 'POST /api/message/message':
        this.sent.push(body as unknown as SendMessageRequest);
        return ok(this.post(userId, body['content']!, body['clientMessageId']));
      case 'markRead':
        return ok(this.markRead(userId, body['seq']!));
      case 'markDelivered':
        return ok(null);
      case `GET /api/message/chat-room/${ROOM}/receipts`:
        return ok({ receipts: Object.entries(this.reads).map(receiptOf) });
      case 'syncRooms':
        return this.sync(body as never);
      case 'GET /api/auth/me':
        return ok(userId === student.id ? student : instructor);
      case 'GET /api/message/chat-room':
        return ok({ rooms: [this.room(userId)], nextCursor: null });
      case `GET /api/message/chat-room/${ROOM}`:
      case 'POST /api/message/chat-room':
        return ok(this.room(userId));
      case `GET /api/message/chat-room/${ROOM}/messages`:
        return ok(
          this.history.page(
            Object.fromEntries(Object.entries(body).map(([key, value]) => [key, Number(value)])),
          ),
        );
      default:
        this.lastQuery = body;
        return ok(this.data.get(name) ?? null);
    }
  }

  private markRead(userId: string, seq: number) {
    this.reads[userId] = Math.max(this.reads[userId] ?? 0, seq);
    this.history.readUpTo(Math.min(...[student, instructor].map(({ id }) => this.reads[id] ?? 0)));
    this.emit('roomRead', { chatRoomId: ROOM, userId, lastReadSeq: this.reads[userId] });
    return { chatRoomId: ROOM, userId, lastReadSeq: seq, unreadCount: this.history.lastSeq - seq };
  }

  private sync(request: { epoch: string; rooms: { afterSeq: number; afterChange: number }[] }): Ack<unknown> {
    const isOther =
      request.epoch !== this.history.epoch || request.rooms.some((r) => r.afterSeq > this.history.lastSeq);
    const error = { code: 'resync_required', message: '', retryable: false, requestId: 'r' } as const;
    if (isOther) return { ok: false, error };
    const rooms = request.rooms.map(({ afterSeq, afterChange }) => this.history.sync(afterSeq, afterChange));
    return { ok: true, data: { epoch: this.history.epoch, rooms: rooms.filter((room) => room !== null) } };
  }
}

/** Tokens of the fake are `token-of-<user id>` with anything after. */
export function tokenOf(user: User, suffix = ''): string {
  return `token-of-${user.id}${suffix}`;
}

function userOf(token: string): User {
  return token.startsWith(tokenOf(student)) ? student : instructor;
}

const receiptOf = ([userId, seq]: [string, number]): Receipt => {
  return { userId, lastDeliveredSeq: seq, lastReadSeq: seq };
};

function problem(code: ErrorCode, status: number): Response {
  return Response.json(
    { code, status, title: code, detail: code, type: 'about:blank', requestId: 'r' },
    { status },
  );
}

/** What a client takes from the browser, with nothing of a browser. */
export function fakePlatform(service: FakeService): Platform {
  return {
    fetch: service.fetch,
    openSocket: service.openSocket,
    device: { isOnline: () => true, isHidden: () => false, follow: () => () => undefined },
    outboxStorage: memoryOutboxStorage(),
    draftStorage: null,
    locks: undefined,
    openTabChannel: () => ({ post: () => undefined, close: () => undefined }),
    loadFileWork: async (parts) => new FileWork(parts, service.files.send, memoryTrayStorage()),
  };
}
