import { randomUUID } from 'node:crypto';

import { quantile } from '../measure/statistics.ts';
import { Connection } from './connection.ts';
import type { Answers, Latencies, Seat } from './protocol.ts';

const AT_ONCE = 50;
const DRAIN_MS = 3_000;
/** About as long as what people write. */
const TEXT =
  'Could you explain why the integral converges here? I tried the substitution from the lecture, but the bounds change sign.';

/** All connections to one server. */
export class Crowd {
  private readonly connections: Connection[] = [];

  async open(url: string, seats: readonly Seat[]): Promise<number> {
    for (let at = 0; at < seats.length; at += AT_ONCE) {
      const opened = seats.slice(at, at + AT_ONCE).map(async (seat) => {
        const connection = await Connection.open(url, seat);
        const answer = await connection.request('joinRoom', seat.room);
        if (!answer.includes('"ok":true')) throw new Error(`joinRoom: ${answer}`);
        return connection;
      });
      this.connections.push(...(await Promise.all(opened)));
    }
    return this.connections.length;
  }

  /** Open loop: a slow server does not slow the asking, and what waits counts from when it should have been sent. */
  async openLoop(perSecond: number, ms: number): Promise<Latencies> {
    const acks: number[] = [];
    const delivers: number[] = [];
    const intended = new Map<string, { at: number; from: Connection }>();
    for (const connection of this.connections)
      connection.heard = (id) => {
        const sent = intended.get(id);
        if (sent && sent.from !== connection) delivers.push(performance.now() - sent.at);
      };
    const total = Math.round((perSecond * ms) / 1000);
    const began = performance.now();
    for (let sent = 0; sent < total;) {
      const due = Math.min(total, Math.floor(((performance.now() - began) / 1000) * perSecond));
      for (; sent < due; sent += 1) {
        const from = this.connections[(sent * 7919) % this.connections.length] as Connection;
        const at = began + (sent / perSecond) * 1000;
        const clientMessageId = randomUUID();
        intended.set(clientMessageId, { at, from });
        from.ask('sendMessage', { chatRoomId: from.room, content: TEXT, clientMessageId }, () =>
          acks.push(performance.now() - at),
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await settled(() => acks.length >= total && delivers.length >= total);
    for (const connection of this.connections) connection.heard = undefined;
    return {
      ackP50: quantile(acks, 0.5),
      ackP99: quantile(acks, 0.99),
      deliverP50: quantile(delivers, 0.5),
      deliverP99: quantile(delivers, 0.99),
      sent: total,
      answered: acks.length,
    };
  }

  async closedLoop(event: 'sendMessage' | 'leaveRoom', ms: number): Promise<Answers['closedLoop']> {
    const began = performance.now();
    const end = began + ms;
    let answered = 0;
    await Promise.all(
      this.connections.map(
        (connection) =>
          new Promise<void>((resolve) => {
            const next = () => {
              if (performance.now() >= end) return resolve();
              connection.ask(event, requestOf(event, connection.room), (answer) => {
                if (!answer.startsWith('[{"ok":true')) throw new Error(`${event}: ${answer}`);
                answered += 1;
                next();
              });
            };
            next();
          }),
      ),
    );
    return { perSecond: (answered / (performance.now() - began)) * 1000, answered };
  }

  async fanOut(messages: number): Promise<Answers['fanOut']> {
    const [speaker] = this.connections;
    if (!speaker) throw new Error('nobody is connected');
    let heard = 0;
    for (const connection of this.connections) connection.heard = () => void (heard += 1);
    const began = performance.now();
    for (let sent = 1; sent <= messages; sent += 1) {
      await speaker.request('sendMessage', requestOf('sendMessage', speaker.room));
      while (heard < sent * this.connections.length) await new Promise((resolve) => setImmediate(resolve));
    }
    return { deliveries: heard, ms: performance.now() - began };
  }

  /** Everyone at once, as after a restart; `epoch`: each then asks for everything it lacks of its room. */
  async storm(url: string, seats: readonly Seat[], epoch?: string): Promise<Answers['storm']> {
    const began = performance.now();
    const opened = await Promise.all(
      seats.map(async (seat) => {
        const connection = await Connection.open(url, seat);
        if (epoch === undefined) return connection;
        const rooms = [{ chatRoomId: seat.room, afterSeq: 0 }];
        const answer = await connection.request('syncRooms', { epoch, rooms });
        if (!answer.includes('"messages":[{')) throw new Error(`syncRooms: ${answer}`);
        return connection;
      }),
    );
    const ms = performance.now() - began;
    this.connections.push(...opened);
    return { ms };
  }

  close(): void {
    for (const connection of this.connections.splice(0)) connection.close();
  }
}

function requestOf(event: 'sendMessage' | 'leaveRoom', chatRoomId: string): Record<string, string> {
  if (event === 'leaveRoom') return { chatRoomId };
  return { chatRoomId, content: TEXT, clientMessageId: randomUUID() };
}

async function settled(done: () => boolean): Promise<void> {
  const end = performance.now() + DRAIN_MS;
  while (!done() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}
