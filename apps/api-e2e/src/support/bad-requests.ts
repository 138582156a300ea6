import type { ClientEventName, ErrorCode } from '@officehours/contracts';
import { nested } from './json';

/** What the requests of the table are about. */
export interface Named {
  room: string;
  message: string;
}

/** A request that both edges take, and fields with which neither may. */
export interface SharedRequest {
  name: string;
  event: ClientEventName;
  /** How the event names what it is about; over REST that is in the path. */
  about(named: Named): string;
  route(named: Named): [method: string, path: string];
  /** The other fields, as JSON without braces, and the code if it is another than `validation_failed`. */
  bad: [fields: string, code?: ErrorCode][];
}

const ofRoom = ({ room }: Named): string => `"chatRoomId":"${room}"`;
const fields = (name: string, values: string[]): [string][] => values.map((value) => [`"${name}":${value}`]);

/** What is no number of a message, however it is written. */
const NO_SEQ = [
  ...['"1"', 'true', 'null', '-1', '-0', '1.5', '1e309', '-1e309', '9007199254740993'],
  ...['{"$gt":0}', '[1]', '{}', '""', '"NaN"', '{"valueOf":"1"}'],
];
const NO_TEXT = [
  '5',
  'true',
  'null',
  '["x"]',
  '{"$ne":""}',
  '{"toString":"x"}',
  '"a\\u0000b"',
  '"a\\ud800b"',
];
const NO_FLAG = ['"yes"', '"true"', '1', 'null', '[true]', '{"$ne":false}'];
const TOO_LONG = [`"${'a'.repeat(10_001)}"`, `"${'漢'.repeat(10_923)}"`, `"a${'\u0301'.repeat(200)}"`];

const FOREIGN: [string][] = [
  ['"seq":1,"userId":"0123456789abcdef01234567"'],
  ['"__proto__":{"admin":true}'],
  ['"constructor":{"prototype":{"admin":true}}'],
  ['"$set":{"role":"admin"}'],
  ['"a.b":1'],
  [`"x":${nested(9)}`],
  [`"x":${'['.repeat(20_000)}${']'.repeat(20_000)}`],
];

export const SHARED_REQUESTS: SharedRequest[] = [
  {
    name: 'a read position',
    event: 'markRead',
    about: ofRoom,
    route: ({ room }) => ['PUT', `/api/message/chat-room/${room}/read`],
    bad: [[''], ...fields('seq', NO_SEQ), ...FOREIGN, ['"seq":99', 'resync_required']],
  },
  {
    name: 'the first unread message',
    event: 'markUnread',
    about: ofRoom,
    route: ({ room }) => ['PUT', `/api/message/chat-room/${room}/unread`],
    bad: [[''], ...fields('seq', [...NO_SEQ, '0']), ...FOREIGN, ['"seq":99', 'resync_required']],
  },
  {
    name: 'preferences of a room',
    event: 'updateRoomPreferences',
    about: ofRoom,
    route: ({ room }) => ['PATCH', `/api/message/chat-room/${room}/preferences`],
    bad: [
      ...fields('muted', NO_FLAG),
      ...fields('starred', NO_FLAG),
      ['"muted":true,"hidden":true'],
      ...FOREIGN,
    ],
  },
  {
    name: 'a draft',
    event: 'saveDraft',
    about: ofRoom,
    route: ({ room }) => ['PUT', `/api/message/chat-room/${room}/draft`],
    bad: [[''], ...fields('content', [...NO_TEXT, ...TOO_LONG]), ['"content":"x","seq":1'], ...FOREIGN],
  },
  {
    name: 'an edit',
    event: 'editMessage',
    about: ({ message }) => `"messageId":"${message}"`,
    route: ({ message }) => ['PATCH', `/api/message/message/${message}`],
    bad: [
      [''],
      ['"content":"x"'],
      ...NO_SEQ.map((rev): [string] => [`"content":"x","rev":${rev}`]),
      ...[...NO_TEXT, ...TOO_LONG, '""', '" "', '"\\u200b"'].map((text): [string] => [
        `"content":${text},"rev":0`,
      ]),
      ['"content":"x","rev":0,"senderId":"0123456789abcdef01234567"'],
      ['"content":"x","rev":7', 'revision_conflict'],
      ...FOREIGN,
    ],
  },
];
