import { type APIRequestContext, expect } from '@playwright/test';

interface Room {
  kind: string;
  id: string;
  participants: { id: string; name: string }[];
  unreadCount: number;
  lastSeq: number;
}

interface Message {
  id: string;
  seq: number;
  content: string;
  attachments: { name: string; mimeType: string }[];
}

export interface SharedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A person of the demo who uses the REST interface, as another of their devices would. */
export interface Device {
  /** What says who asks. */
  headers: { authorization: string };
  /** The room with the person of that name. */
  roomWith(name: string): Promise<Room>;
  /** Writes into a room. */
  tell(room: Room, content: string, replyToId?: string): Promise<Message>;
  /** Sends files, with words or without; `fields` go with each upload. */
  share(room: Room, files: SharedFile[], content?: string, fields?: Record<string, string>): Promise<Message>;
  /** Reads the room up to its newest message. */
  readAll(room: Room): Promise<void>;
  /** Forgets what they have begun to write in the room. */
  forgetDraft(room: Room): Promise<void>;
  /** The newest messages of the room, oldest first. */
  messages(room: Room): Promise<Message[]>;
  /** Deletes a message of theirs for everyone. */
  remove(message: Message): Promise<void>;
}

/** Signs a person of the demo in, without a browser. */
export async function device(request: APIRequestContext, person: string): Promise<Device> {
  const { people } = await bodyOf<{ people: { id: string; name: string }[] }>(request.get('/api/auth/demo'));
  const userId = people.find(({ name }) => name === person)?.id;
  const { accessToken } = await bodyOf<{ accessToken: string }>(
    request.post('/api/auth/demo', { data: { userId } }),
  );
  const headers = { authorization: `Bearer ${accessToken}` };

  return {
    headers,
    async roomWith(name) {
      const { rooms } = await bodyOf<{ rooms: Room[] }>(
        request.get('/api/message/chat-room', { headers, params: { limit: 100 } }),
      );
      const room = rooms.find(
        ({ kind, participants }) => kind === 'direct' && participants.some((other) => other.name === name),
      );
      if (!room) throw new Error(`${person} has no room with ${name}`);
      return room;
    },
    tell: ({ id }, content, replyToId) =>
      bodyOf<Message>(
        request.post('/api/message/message', { headers, data: { chatRoomId: id, content, replyToId } }),
      ),
    async share({ id }, files, content = '', fields = {}) {
      const attachmentIds: string[] = [];
      for (const file of files) {
        const path = `/api/message/chat-room/${id}/attachments`;
        const multipart = { ...fields, file };
        attachmentIds.push((await bodyOf<{ id: string }>(request.post(path, { headers, multipart }))).id);
      }
      const data = { chatRoomId: id, content, attachmentIds };
      return bodyOf<Message>(request.post('/api/message/message', { headers, data }));
    },
    async readAll({ id, lastSeq }) {
      await bodyOf(request.put(`/api/message/chat-room/${id}/read`, { headers, data: { seq: lastSeq } }));
    },
    async forgetDraft({ id }) {
      await bodyOf(request.put(`/api/message/chat-room/${id}/draft`, { headers, data: { content: '' } }));
    },
    async messages({ id }) {
      const { messages } = await bodyOf<{ messages: Message[] }>(
        request.get(`/api/message/chat-room/${id}/messages`, { headers }),
      );
      return messages;
    },
    async remove({ id }) {
      await bodyOf(request.delete(`/api/message/message/${id}`, { headers }));
    },
  };
}

async function bodyOf<T>(answer: ReturnType<APIRequestContext['get']>): Promise<T> {
  const response = await answer;
  expect(response.ok(), `${response.url()} answered ${response.status()}`).toBe(true);
  return (await response.json()) as T;
}
