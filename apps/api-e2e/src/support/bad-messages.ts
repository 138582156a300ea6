import type { ErrorCode } from '@officehours/contracts';
import { nested } from './json';

/** A message that must be refused, as JSON text in which `ROOM` stands for the id of the sender's room. */
export interface BadMessage {
  name: string;
  json: string;
  code?: ErrorCode;
  rule?: string;
}

const withField = (field: string): string => `{"chatRoomId":"ROOM","content":"x",${field}}`;
const withContent = (content: string): string => `{"chatRoomId":"ROOM","content":${content}}`;
const withRoom = (room: string): string => `{"chatRoomId":${room},"content":"x"}`;

const wholes: BadMessage[] = [
  'null',
  '"x"',
  '5',
  'true',
  '[]',
  '{}',
  '[{"chatRoomId":"ROOM","content":"x"}]',
].map((json) => ({ name: json, json }));

const rooms: BadMessage[] = [
  'null',
  '5',
  '""',
  '"abc"',
  '["ROOM"]',
  '{"$ne":""}',
  '{"$gt":""}',
  '{"$in":["ROOM"]}',
  '{"_bsontype":"ObjectId","id":"ROOM"}',
  '"ROOM0"',
  '"[object Object]"',
].map((room) => ({ name: `the room ${room}`, json: withRoom(room) }));

const contents: BadMessage[] = [
  { name: 'no content', json: '{"chatRoomId":"ROOM"}' },
  ...['null', '5', 'true', '["x"]', '{"$ne":""}', '{"toString":"x"}', '""', '" "', '"\\u200b"'].map(
    (content) => ({
      name: `the content ${content}`,
      json: withContent(content),
    }),
  ),
  { name: 'a NUL in the content', json: withContent('"a\\u0000b"') },
  { name: 'half of a surrogate pair', json: withContent('"a\\ud800b"') },
  { name: '10,000 combining marks', json: withContent(`"a${'\u0301'.repeat(10_000 - 1)}"`) },
];

const foreignFields: BadMessage[] = [
  ...[
    '"seq":1',
    '"id":"ROOM"',
    '"role":"admin"',
    '"createdAt":"2020-01-01T00:00:00.000Z"',
    '"deletedAt":null',
  ],
  ...['"isRead":true', '"rev":7', '"reactions":[]', '"$set":{"role":"admin"}', '"a.b":1', '"schoolId":"x"'],
  ...['"__proto__":{"admin":true}', '"constructor":{"prototype":{"admin":true}}', '"_placeholder":true'],
].map((field) => ({ name: `the field ${field}`, json: withField(field), rule: 'unknown_field' }));

const wrongTypes: BadMessage[] = [
  ...['"messageType":"system"', '"messageType":"poll"', '"messageType":["text"]', '"messageType":null'],
  ...[
    '"clientMessageId":"7"',
    '"clientMessageId":7',
    '"clientMessageId":null',
    '"clientMessageId":{"$ne":""}',
  ],
  ...[
    '"replyToId":"x"',
    '"replyToId":5',
    '"replyToId":{"$ne":""}',
    '"attachmentIds":"x"',
    '"attachmentIds":[5]',
  ],
  ...[
    '"senderId":5',
    '"senderId":{"$ne":""}',
    '"receiverId":["ROOM"]',
    '"senderModel":"Root"',
    '"receiverModel":1',
  ],
].map((field) => ({ name: `the field ${field}`, json: withField(field) }));

const deep: BadMessage[] = [9, 5_000].map((depth) => ({
  name: `${depth} levels of nesting`,
  json: withField(`"x":${nested(depth)}`),
  rule: 'too_deep',
}));

/** The table of which REST and socket are both driven. */
export const BAD_MESSAGES: BadMessage[] = [
  ...wholes,
  ...rooms,
  ...contents,
  ...foreignFields,
  ...wrongTypes,
  ...deep,
  { name: 'a room that is not there', json: withRoom('"0123456789abcdef01234567"'), code: 'not_found' },
  {
    name: 'a foreign receiver',
    json: withField('"receiverId":"0123456789abcdef01234567"'),
    code: 'forbidden',
  },
];
