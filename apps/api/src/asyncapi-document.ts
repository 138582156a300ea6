import type { OpenAPIObject } from '@nestjs/swagger';
import type { ClientEventName, ServerEventName } from '@officehours/contracts';

type Schema = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text = (description: string): Schema => ({ type: 'string', description });

/** What a client may say: the payload, and the `data` of the acknowledgement. Total over the event map, by its type. */
const CLIENT_EVENTS: Record<ClientEventName, { summary: string; payload: Schema; reply: Schema }> = {
  joinRoom: {
    summary: 'Hear one room, as the older client does. The room’s id alone may be sent as a bare string.',
    payload: { oneOf: [text('The room’s id.'), ref('JoinRoomDto')] },
    reply: ref('JoinRoomModel'),
  },
  leaveRoom: {
    summary: 'Hear it no longer.',
    payload: { oneOf: [text('The room’s id.'), ref('RoomIdDto')] },
    reply: ref('RoomIdModel'),
  },
  sendMessage: {
    summary: 'Send a message: the same as `POST /api/message/message`.',
    payload: ref('SendMessageDto'),
    reply: ref('MessageModel'),
  },
  typing: { summary: 'The caller types, or stopped.', payload: ref('TypingDto'), reply: { type: 'null' } },
  markRead: {
    summary: 'Move the caller’s read position forward.',
    payload: ref('MarkReadDto'),
    reply: ref('ReadStateModel'),
  },
  syncRooms: {
    summary: 'Everything after a position, of many rooms at once.',
    payload: ref('SyncRoomsDto'),
    reply: ref('SyncRoomsModel'),
  },
  authenticate: {
    summary: 'A fresh token, before the old one runs out.',
    payload: ref('AuthenticateDto'),
    reply: {
      type: 'object',
      required: ['expiresAt'],
      properties: { expiresAt: { type: 'string', format: 'date-time' } },
    },
  },
};

const object = (properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});
const id = text('24 hex digits.');

/** What the server may say, always only to people of the room it speaks of. */
const SERVER_EVENTS: Record<ServerEventName, { summary: string; payload: Schema }> = {
  receiveMessage: {
    summary: 'A message was stored. The sender’s own sockets hear it too.',
    payload: ref('MessageModel'),
  },
  typing: {
    summary: 'Another participant types.',
    payload: object({ chatRoomId: id, userId: id, isTyping: { type: 'boolean' } }),
  },
  roomUpdated: { summary: 'A new room, or a changed one, as its reader sees it.', payload: ref('RoomModel') },
  roomRead: {
    summary: 'A read position moved.',
    payload: object({ chatRoomId: id, userId: id, lastReadSeq: { type: 'integer' } }),
  },
  presenceChanged: {
    summary: 'Someone of a shared room came or went.',
    payload: object({ userId: id, online: { type: 'boolean' } }),
  },
  sessionEnded: { summary: 'The socket is about to be closed.', payload: object({ code: ref('ErrorCode') }) },
};

/** The socket's events as AsyncAPI 3.0, with the schemas of the REST document. */
export function createAsyncApiDocument(openapi: OpenAPIObject): Record<string, unknown> {
  const clientNames = Object.entries(CLIENT_EVENTS);
  const serverNames = Object.entries(SERVER_EVENTS);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Officehours events',
      version: openapi.info.version,
      description: 'Socket.IO, path /socket.io, namespace /.',
    },
    channels: {
      socket: {
        address: '/socket.io',
        messages: Object.fromEntries([
          ...clientNames.flatMap(([name, { summary, payload, reply }]) => [
            [`client.${name}`, { name, title: name, summary, payload }],
            [`ack.${name}`, { name: `${name} acknowledgement`, payload: acknowledgement(reply) }],
          ]),
          ...serverNames.map(([name, { summary, payload }]) => [
            `server.${name}`,
            { name, title: name, summary, payload },
          ]),
        ]),
      },
    },
    operations: Object.fromEntries([
      ...clientNames.map(([name]) => [
        `receive.${name}`,
        operation('receive', `client.${name}`, `ack.${name}`),
      ]),
      ...serverNames.map(([name]) => [`send.${name}`, operation('send', `server.${name}`)]),
    ]),
    components: { schemas: openapi.components?.schemas ?? {} },
  };
}

function operation(action: 'send' | 'receive', message: string, reply?: string): Record<string, unknown> {
  const channel = { $ref: '#/channels/socket' };
  const of = (name: string) => [{ $ref: `#/channels/socket/messages/${name}` }];
  return {
    action,
    channel,
    messages: of(message),
    ...(reply && { reply: { channel, messages: of(reply) } }),
  };
}

function acknowledgement(data: Schema): Schema {
  const error = object({
    code: ref('ErrorCode'),
    message: text('For a person.'),
    retryable: { type: 'boolean' },
    requestId: text(''),
  });
  return { oneOf: [object({ ok: { const: true }, data }), object({ ok: { const: false }, error })] };
}
