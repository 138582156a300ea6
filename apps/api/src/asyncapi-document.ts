import type { OpenAPIObject } from '@nestjs/swagger';
import type { ClientEventName, ServerEventName } from '@officehours/contracts';

type Schema = Record<string, unknown>;

const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const text = (description: string, example?: string): Schema => ({
  type: 'string',
  description,
  ...(example && { examples: [example] }),
});

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
  editMessage: {
    summary: 'Edit one’s own message, for a while after it was sent.',
    payload: ref('EditMessageDto'),
    reply: ref('MessageModel'),
  },
  deleteMessage: {
    summary: 'Delete one’s own message for everyone.',
    payload: ref('MessageIdDto'),
    reply: ref('MessageModel'),
  },
  addReaction: { summary: 'React with an emoji.', payload: ref('ReactionDto'), reply: ref('MessageModel') },
  removeReaction: {
    summary: 'Take a reaction back.',
    payload: ref('ReactionDto'),
    reply: ref('MessageModel'),
  },
  pinMessage: {
    summary: 'Pin a message in its room.',
    payload: ref('MessageIdDto'),
    reply: ref('MessageModel'),
  },
  unpinMessage: { summary: 'Unpin it.', payload: ref('MessageIdDto'), reply: ref('MessageModel') },
  markRead: {
    summary: 'Move the caller’s read position forward.',
    payload: ref('MarkReadDto'),
    reply: ref('ReadStateModel'),
  },
  markDelivered: {
    summary: 'Everything up to a position has reached a device of the caller.',
    payload: ref('MarkDeliveredDto'),
    reply: { type: 'null' },
  },
  markUnread: {
    summary: 'Unread again from a message on, until the room is read.',
    payload: ref('MarkUnreadDto'),
    reply: ref('RoomStateModel'),
  },
  updateRoomPreferences: {
    summary: 'Mute, star or archive a room, for the caller alone.',
    payload: ref('UpdateRoomPreferencesDto'),
    reply: ref('RoomStateModel'),
  },
  saveDraft: {
    summary: 'Keep what was typed and not sent, for the caller’s other devices.',
    payload: ref('SaveDraftDto'),
    reply: ref('RoomStateModel'),
  },
  syncRooms: {
    summary: 'Everything after a position, of many rooms at once.',
    payload: ref('SyncRoomsDto'),
    reply: ref('SyncRoomsModel'),
  },
  setLooking: {
    summary:
      'Whether the page is looked at. While no socket of a person is, their devices are told of messages; who never says it counts as looking.',
    payload: ref('SetLookingDto'),
    reply: { type: 'null' },
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
const id = text('24 hex digits.', '665f1c2e9b1d4a0012340001');
const flag: Schema = { type: 'boolean', examples: [true] };
const number: Schema = { type: 'integer', examples: [42] };

/** What the server may say, always only to people of the room it speaks of. */
const SERVER_EVENTS: Record<ServerEventName, { summary: string; payload: Schema }> = {
  receiveMessage: {
    summary: 'A message was stored. The sender’s own sockets hear it too.',
    payload: ref('MessageModel'),
  },
  messageUpdated: {
    summary: 'A message was edited, deleted, pinned or reacted to: as it is now. It may be told again.',
    payload: ref('MessageModel'),
  },
  typing: {
    summary: 'Another participant types.',
    payload: object({ chatRoomId: id, userId: id, isTyping: flag }),
  },
  roomUpdated: { summary: 'A new room, or a changed one, as its reader sees it.', payload: ref('RoomModel') },
  roomRead: {
    summary: 'A read position moved.',
    payload: object({ chatRoomId: id, userId: id, lastReadSeq: number }),
  },
  roomDelivered: {
    summary: 'Messages reached a device of a member.',
    payload: object({ chatRoomId: id, userId: id, lastDeliveredSeq: number }),
  },
  roomLeft: {
    summary: 'To the person’s own sockets: they are no longer in a room.',
    payload: object({ chatRoomId: id }),
  },
  roomStateChanged: {
    summary: 'To the person’s own sockets: their mark, preferences or draft of a room changed.',
    payload: ref('RoomStateModel'),
  },
  presenceChanged: {
    summary: 'Someone of a shared room came or went.',
    payload: object({
      userId: id,
      online: flag,
      away: flag,
      lastSeenAt: { type: ['string', 'null'], format: 'date-time' },
    }),
  },
  roomBeat: {
    summary: 'How far a room has come, said again now and then.',
    payload: object({ chatRoomId: id, lastSeq: number }),
  },
  sessionEnded: {
    summary: 'The socket is about to be closed.',
    payload: object({ code: text('Why.', 'session_ended') }),
  },
};

const SIGN_IN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'At the handshake: `auth: { token, rooms? }`, or an `Authorization: Bearer` header. `rooms: "all"` hears all rooms of ' +
    'the person without joining. A refusal is a `connect_error` with `data.code`. Before the token runs out: `authenticate`.',
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
    servers: {
      officehours: {
        host: 'localhost:3000',
        protocol: 'ws',
        security: [{ $ref: '#/components/securitySchemes/token' }],
      },
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
    components: {
      schemas: openapi.components?.schemas ?? {},
      securitySchemes: { token: SIGN_IN },
    },
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
  const error = {
    ...object({
      code: ref('ErrorCode'),
      message: text('For a person.', 'You may not do this.'),
      retryable: flag,
      requestId: text('Names this answer in the log.', '6f3b9c1e-0d43-4c6e-9f39-0f0f6f2f9a10'),
    }),
  };
  Object.assign(error['properties'] as Record<string, Schema>, {
    retryAfterMs: { type: 'integer', description: 'Milliseconds to wait.', examples: [1000] },
    errors: { type: 'array', items: ref('FieldErrorModel') },
  });
  return { oneOf: [object({ ok: { const: true }, data }), object({ ok: { const: false }, error })] };
}
