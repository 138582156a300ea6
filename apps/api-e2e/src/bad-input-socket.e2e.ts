import type { ClientEventName, ErrorCode } from '@officehours/contracts';
import { connect } from './support/client';
import { expectRefusal } from './support/problem';
import { RawSocket } from './support/raw-socket';
import { history, newPair, post, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  await post(server, pair.instructor, pair.room.id, 'The only one');
});

afterAll(() => server.stop());

/** An event as it goes over the wire; `ROOM` stands for the id of the caller's room. */
interface Row {
  event: ClientEventName;
  payload: string;
  code?: ErrorCode;
}

const rows = (event: ClientEventName, payloads: string[], code?: ErrorCode): Row[] =>
  payloads.map((payload) => ({ event, payload, ...(code && { code }) }));

const room = (field: string): string => `{"chatRoomId":"ROOM",${field}}`;
const MISSING = '"0123456789abcdef01234567"';
/** An edit of a message that is not there; a later field takes the place of an earlier one. */
const edit = (field: string): string => `{"messageId":${MISSING},"content":"x","rev":0,${field}}`;
const reaction = (emoji: string): string => `{"messageId":${MISSING},"emoji":${emoji}}`;

const table: Row[] = [
  ...rows('joinRoom', ['null', '5', 'true', '""', '"abc"', '["ROOM"]', '{}', '{"chatRoomId":["ROOM"]}']),
  ...rows('joinRoom', ['{"chatRoomId":{"$ne":""}}', '{"room":"ROOM"}', '"room:ROOM"', '"__proto__"', '"*"']),
  ...rows(
    'joinRoom',
    ['-1', '1.5', '"5"', 'null', '1e309', '9007199254740993'].map((seq) => room(`"afterSeq":${seq}`)),
  ),
  ...rows('joinRoom', [room('"afterSeq":{"$gt":0}'), room('"epoch":5'), room('"epoch":{"$ne":""}')]),
  ...rows('joinRoom', [MISSING, `{"chatRoomId":${MISSING}}`], 'not_found'),
  ...rows('leaveRoom', ['null', '5', '["ROOM"]', '{}', '{"chatRoomId":{"$ne":""}}']),
  ...rows('typing', ['null', '"ROOM"', '[]', '{}', room('"isTyping":"yes"'), room('"isTyping":1')]),
  ...rows('typing', [room('"userId":5'), room('"userId":{"$ne":""}'), room('"to":"everyone"')]),
  ...rows('typing', [`{"chatRoomId":${MISSING}}`], 'not_found'),
  ...rows('markRead', ['null', '"ROOM"', '{}', '{"chatRoomId":"ROOM"}', '{"seq":1}']),
  ...rows(
    'markRead',
    ['"1"', 'true', 'null', '-1', '-0', '1.5', '1e309', '9007199254740993'].map((seq) =>
      room(`"seq":${seq}`),
    ),
  ),
  ...rows('markRead', [room('"seq":{"$gt":0}'), room('"seq":1,"userId":"ROOM"')]),
  ...rows('markRead', [`{"chatRoomId":${MISSING},"seq":1}`], 'not_found'),
  ...rows('editMessage', [
    'null',
    '"x"',
    '{}',
    '{"messageId":"x","content":"x","rev":0}',
    edit('"content":""'),
  ]),
  ...rows('editMessage', [edit('"rev":"0"'), edit('"rev":-1'), edit('"rev":{"$gt":0}'), edit('"seq":1')]),
  ...rows('editMessage', [edit('"rev":0')], 'not_found'),
  ...(['deleteMessage', 'pinMessage', 'unpinMessage'] as const).flatMap((event) => [
    ...rows(event, [
      'null',
      '"ROOM"',
      '{}',
      '{"messageId":5}',
      '{"messageId":{"$ne":""}}',
      '{"messageId":["ROOM"]}',
    ]),
    ...rows(event, [`{"messageId":${MISSING}}`], 'not_found'),
  ]),
  ...(['addReaction', 'removeReaction'] as const).flatMap((event) => [
    ...rows(event, [
      'null',
      '{}',
      reaction('5'),
      reaction('"ab"'),
      reaction('["👍"]'),
      reaction('{"$ne":""}'),
    ]),
    ...rows(event, [reaction('"👍"')], 'not_found'),
  ]),
  ...rows('syncRooms', ['null', '[]', '{}', '{"epoch":"x"}', '{"rooms":[]}', '{"epoch":"x","rooms":{}}']),
  ...rows('syncRooms', [
    '{"epoch":"x","rooms":[null]}',
    '{"epoch":"x","rooms":["ROOM"]}',
    '{"epoch":"x","rooms":[[]]}',
  ]),
  ...rows('syncRooms', [
    '{"epoch":"x","rooms":[{"chatRoomId":"ROOM","afterSeq":-1}]}',
    '{"epoch":5,"rooms":[]}',
  ]),
  ...rows('authenticate', ['null', '"x"', '{}', '{"token":5}', '{"token":{"$ne":""}}', '{"token":["x"]}']),
];

describe.each(table)('$event with $payload', ({ event, payload, code = 'validation_failed' }) => {
  it(`is refused with ${code}`, async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(`420["${event}",${payload.replaceAll('ROOM', pair.room.id)}]`);
    expectRefusal((await raw.answer(0)) as never, code);
  });
});

describe('an event', () => {
  it('with a second payload is refused', async () => {
    const client = await connect(server, pair.student);
    expectRefusal(await client.askAny('joinRoom', pair.room.id, pair.room.id), 'validation_failed');
  });

  it('whose refusal cannot be told from success by what is stored', async () => {
    const page = await history(server, pair.student, pair.room.id);
    expect(page.messages.map(({ content, isRead }) => [content, isRead])).toEqual([['The only one', false]]);
    expect(server.alive()).toBe(true);
  });
});
