import type { Message } from '@officehours/contracts';
import { person, type Person } from './people';
import { newDevice, type PushReceiver } from './push-receiver';
import { rest } from './rest';
import { introduce, roomOf } from './rooms';
import type { Server } from './server';

export const DEVICES = 3;
const RECEIVERS = 4;
/** Before anybody is told of a message, they have a second to read it. */
const READ_IN_TIME_MS = 800;

interface Receiver {
  person: Person;
  paths: string[];
}

/** Messages that are told while the service is killed: each in a room of its own, by which its pushes are known. */
export class Tellings {
  /** By device and room: in which lives of the service it was told. */
  private readonly lives = new Map<string, number[]>();
  private readonly expected: string[] = [];
  private readonly read = new Set<string>();
  private noted = 0;
  private life = 0;

  private constructor(
    private readonly pushes: PushReceiver,
    private readonly receivers: Receiver[],
  ) {}

  static async start(server: Server, pushes: PushReceiver): Promise<Tellings> {
    const receivers = Array.from({ length: RECEIVERS }, (_, index) => newReceiver(server, index));
    return new Tellings(pushes, await Promise.all(receivers));
  }

  /** So many messages, over one server after another; every sixth is read at once. Which are stored, the kill decides. */
  async write(servers: readonly Server[], count: number): Promise<void> {
    const rooms = await Promise.all(
      Array.from({ length: count }, (_, index) => this.room(servers[0]!, index)),
    );
    await Promise.all(
      rooms.map((room, index) =>
        this.tell(servers[index % servers.length]!, room, index % 6 === 5).catch(() => undefined),
      ),
    );
  }

  /** The service that told what has arrived by now is no more. */
  nextLife(): void {
    for (const { path, topic } of this.pushes.arrived.slice(this.noted))
      this.lives.set(`${path} ${topic}`, [...(this.lives.get(`${path} ${topic}`) ?? []), this.life]);
    this.noted = this.pushes.arrived.length;
    this.life += 1;
  }

  isEverythingTold(): boolean {
    const told = new Set(this.pushes.arrived.map(({ path, topic }) => `${path} ${topic}`));
    return this.expected.every((one) => told.has(one));
  }

  /** `again`: told a second time; `twice`: by one and the same life; `ofRead`: rooms that were read in time. */
  result(): {
    expected: number;
    told: number;
    again: number;
    twice: string[];
    ofRead: string[];
    read: number;
  } {
    const all = [...this.lives];
    const rooms = new Set(all.map(([key]) => key.split(' ')[1]!));
    return {
      expected: this.expected.length,
      told: all.length,
      again: all.reduce((sum, [, lives]) => sum + lives.length - 1, 0),
      twice: all.flatMap(([key, lives]) => (new Set(lives).size < lives.length ? key : [])),
      ofRead: [...this.read].filter((room) => rooms.has(room)),
      read: this.read.size,
    };
  }

  private async room(server: Server, index: number): Promise<{ to: Receiver; writer: Person; id: string }> {
    const writer = await person('instructor');
    await introduce(server, writer);
    const to = this.receivers[index % this.receivers.length]!;
    return { to, writer, id: (await roomOf(server, to.person, writer)).id };
  }

  private async tell(
    server: Server,
    { to, writer, id }: Awaited<ReturnType<Tellings['room']>>,
    isRead: boolean,
  ): Promise<void> {
    const began = Date.now();
    const message = { chatRoomId: id, content: 'Told once' };
    const sent = await rest(server, writer).post<Message>('/api/message/message', message);
    if (sent.status !== 201) return;
    if (!isRead) this.expected.push(...to.paths.map((path) => `${path} ${id}`));
    else if (await this.isReadInTime(server, to.person, sent.body, began)) this.read.add(id);
  }

  private async isReadInTime(
    server: Server,
    reader: Person,
    { chatRoomId, seq }: Message,
    began: number,
  ): Promise<boolean> {
    const read = await rest(server, reader).put(`/api/message/chat-room/${chatRoomId}/read`, { seq });
    return read.status === 200 && Date.now() - began < READ_IN_TIME_MS;
  }
}

async function newReceiver(server: Server, index: number): Promise<Receiver> {
  const student = await person('student');
  await introduce(server, student);
  const devices = Array.from({ length: DEVICES }, (_, device) => newDevice(`${index}-${device}`));
  for (const { subscription } of devices) {
    const added = await rest(server, student).put('/api/notification/subscription', subscription);
    if (added.status !== 200) throw new Error(`a device was refused with ${added.status}: ${added.text}`);
  }
  return { person: student, paths: devices.map(({ path }) => path) };
}
