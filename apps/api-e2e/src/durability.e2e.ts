import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as openConnection } from 'node:net';
import type { Message } from '@officehours/contracts';
import { numbered } from './support/bulk';
import { connect } from './support/client';
import { rest } from './support/rest';
import { asSent, history, newPair, type Pair } from './support/rooms';
import { startServer, type Server } from './support/server';

const ROUNDS = 4;
const SENDERS = 6;
/** Acknowledgements of a round after which the server is killed. */
const KILL_AFTER = 60;

// Each round starts the server anew.
jest.setTimeout(120_000);

let server: Server;
let pair: Pair;

beforeAll(async () => {
  server = await startServer();
  pair = await newPair(server);
});

afterAll(() => server.stop());

interface Sent {
  clientMessageId: string;
  content: string;
  /** The stored message, when the send was acknowledged. */
  acked?: Message;
}

/** Senders that go on until their connection breaks; `onAck` after each acknowledgement. */
async function sendUntilKilled(round: number, onAck: () => void): Promise<Sent[]> {
  const sent: Sent[] = [];
  const start = (n: number): Sent => {
    const one: Sent = {
      clientMessageId: randomUUID(),
      content: `Round ${round}, sender ${n}, ${sent.length}`,
    };
    sent.push(one);
    return one;
  };
  const clients = await Promise.all(
    Array.from({ length: SENDERS }, (_, n) => connect(server, n % 2 ? pair.student : pair.instructor)),
  );
  const bySocket = clients.map(async (client, n) => {
    while (client.socket.connected) {
      const one = start(n);
      const { clientMessageId, content } = one;
      const request = { chatRoomId: pair.room.id, clientMessageId, content };
      const answer = await client.ask('sendMessage', request).catch(() => undefined);
      if (!answer?.ok) return;
      one.acked = answer.data;
      onAck();
    }
  });
  const byRest = (async () => {
    for (;;) {
      const one = start(SENDERS);
      const { clientMessageId, content } = one;
      const request = { chatRoomId: pair.room.id, clientMessageId, content };
      const answer = await rest(server, pair.student)
        .post<Message>('/api/message/message', request)
        .catch(() => undefined);
      if (answer?.status !== 201) return;
      one.acked = answer.body;
      onAck();
    }
  })();
  await Promise.all([...bySocket, byRest]);
  return sent;
}

async function wholeHistory(): Promise<Message[]> {
  const messages: Message[] = [];
  for (let more = true; more;) {
    const page = await history(server, pair.student, pair.room.id, `?limit=200&after=${messages.length}`);
    messages.push(...page.messages);
    more = page.hasMoreAfter;
  }
  return messages;
}

describe('a server that is killed while messages are sent', () => {
  it('has every acknowledged message afterwards, once, in its place, without holes', async () => {
    const sent: Sent[] = [];
    const inFlight: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      let acks = 0;
      const own = await sendUntilKilled(round, () => {
        acks += 1;
        if (acks === KILL_AFTER) void server.kill9();
      });
      inFlight.push(own.filter(({ acked }) => !acked).length);
      sent.push(...own);
      await server.restart();
    }

    const stored = await wholeHistory();
    const byId = new Map(stored.map((message) => [message.clientMessageId, asSent(message)]));
    expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
    expect(byId.size).toBe(stored.length);
    for (const { acked } of sent) if (acked) expect(byId.get(acked.clientMessageId)).toEqual(asSent(acked));
    const asked = new Map(sent.map(({ clientMessageId, content }) => [clientMessageId, content]));
    for (const { clientMessageId, content } of stored) expect(asked.get(clientMessageId)).toBe(content);
    // A kill that hits nothing under way would show nothing.
    expect(inFlight.filter((count) => count > 0)).toHaveLength(ROUNDS);
  });

  it('takes the sends that were under way again, and stores each of them once', async () => {
    let acks = 0;
    const sent = await sendUntilKilled(ROUNDS, () => {
      acks += 1;
      if (acks === KILL_AFTER) void server.kill9();
    });
    await server.restart();
    const before = await wholeHistory();
    const client = await connect(server, pair.student);
    const instructor = await connect(server, pair.instructor);
    const unanswered = sent.filter(({ acked }) => !acked);
    for (const { clientMessageId, content } of unanswered) {
      const own = content.includes(`sender ${SENDERS}`) || /sender [135],/.test(content);
      const request = { chatRoomId: pair.room.id, clientMessageId, content };
      await (own ? client : instructor).do('sendMessage', request);
    }
    const after = await wholeHistory();
    expect(after.slice(0, before.length).map(asSent)).toEqual(before.map(asSent));
    for (const { clientMessageId } of sent) {
      expect(after.filter((message) => message.clientMessageId === clientMessageId)).toHaveLength(1);
    }
  });
});

describe('a server that is asked to end', () => {
  it('finishes what it acknowledged, exits 0, and has it after the restart', async () => {
    const room = await newPair(server);
    const client = await connect(server, room.student);
    const sends = numbered('Last words', 200).map((content) =>
      client.ask('sendMessage', { chatRoomId: room.room.id, content }).catch(() => undefined),
    );
    await sends[0];
    const exit = await server.terminate();
    const answers = await Promise.all(sends);
    expect(exit).toEqual({ code: 0, signal: null });

    await server.restart();
    const { messages } = await history(server, room.student, room.room.id);
    const acked = answers.flatMap((answer) => (answer?.ok ? [answer.data] : []));
    expect(acked.length).toBeGreaterThan(0);
    expect(messages.slice(0, acked.length).map(asSent)).toEqual(acked.map(asSent));
  });

  it('does not wait for a connection that was opened in advance and says nothing', async () => {
    const { hostname, port } = new URL(server.url);
    const silent = openConnection(Number(port), hostname).on('error', () => undefined);
    await once(silent, 'connect');
    const began = Date.now();
    expect(await server.terminate()).toEqual({ code: 0, signal: null });
    // What has not ended by twelve seconds is cut short.
    expect(Date.now() - began).toBeLessThan(10_000);
    await server.restart();
  });
});
