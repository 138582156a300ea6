import { connect, type Client } from './support/client';
import { BAD_MESSAGES, type BadMessage } from './support/bad-messages';
import { expectProblem, expectRefusal } from './support/problem';
import { RawSocket } from './support/raw-socket';
import { rest } from './support/rest';
import { history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let pair: Pair;
let listener: Client;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
  listener = await connect(server, pair.instructor, { rooms: 'all' });
});

afterAll(() => server.stop());

const textOf = ({ json }: BadMessage): string => json.replaceAll('ROOM', pair.room.id);

describe.each(BAD_MESSAGES)('a message with $name', (bad) => {
  const { code = 'validation_failed', rule } = bad;
  const fault = rule && expect.arrayContaining([{ path: expect.any(String), rule }]);

  it(`is refused over REST with ${code}`, async () => {
    const call = { raw: textOf(bad), headers: { 'content-type': 'application/json' } };
    const problem = expectProblem(
      await rest(server, pair.student).call('POST', '/api/message/message', call),
      code,
    );
    if (fault) expect(problem.errors).toEqual(fault);
  });

  it(`is refused over the socket with ${code}`, async () => {
    const raw = await RawSocket.connect(server, pair.student.token);
    raw.send(`420["sendMessage",${textOf(bad)}]`);
    const refusal = expectRefusal((await raw.answer(0)) as never, code);
    if (fault) expect(refusal.errors).toEqual(fault);
  });
});

describe('after all of them', () => {
  it('nothing was stored, nothing was heard, and the same server is still there', async () => {
    expect((await history(server, pair.student, pair.room.id)).messages).toEqual([]);
    const student = await connect(server, pair.student);
    await student.do('sendMessage', { chatRoomId: pair.room.id, content: 'First' });
    await listener.next('receiveMessage');
    expect(listener.all('receiveMessage').map(({ seq }) => seq)).toEqual([1]);
    expect(server.alive()).toBe(true);
  });
});
