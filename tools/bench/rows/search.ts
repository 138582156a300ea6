import mongoose from 'mongoose';

import { call, makePairs, idOf, tokenOf } from '../load/people.ts';
import { sampled } from '../measure/machine.ts';
import { quantile, quietMedian, type Sample } from '../measure/statistics.ts';
import type { Server } from '../servers/server.ts';
import { startDatabase, startProduct, temporaryFolder } from '../servers/start.ts';
import type { Measured, Measurement } from './context.ts';
import { figure } from './format.ts';

const { ObjectId } = mongoose.Types;
const SMALL = 10_000;
const MOST = 1_000_000;
/** Rooms of the person who searches, and messages in each room of the school. */
const ROOMS = 50;
const IN_ROOM = 200;
const WORDS = 18;
const QUERIES = 100;
const BATCH = 2_000;

/** Words as often as in a language: the nth is about 1/n as frequent as the first. */
const VOCABULARY = Array.from({ length: 20_000 }, (_, n) => wordOf(n));

function wordOf(n: number): string {
  let rest = (n * 2_654_435_761) % 4_294_967_296;
  return Array.from({ length: 2 + (n % 8) }, () => {
    const letter = String.fromCharCode(97 + (rest % 26));
    rest = Math.floor(rest / 26) + n * 7;
    return letter;
  }).join('');
}

/** The same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

const pick = (next: () => number): string =>
  VOCABULARY[Math.floor(Math.exp(next() * Math.log(VOCABULARY.length))) - 1] ?? 'a';

interface School {
  server: Server;
  token: string;
}

/** A school of `total` messages, indexed, in which somebody has 50 rooms. */
async function makeSchool(total: number): Promise<School> {
  const folder = temporaryFolder();
  const product = await startProduct({}, folder);
  const instructor = { id: idOf('searching instructor'), role: 'instructor' as const };
  const token = await tokenOf(instructor);
  await call(product.url, token, 'GET', '/api/auth/me');
  const own: string[] = [];
  for (let n = 0; n < ROOMS; n += 1) own.push(await roomWith(product.url, n, instructor.id));
  await makePairs(product.url, 1);
  await product.stop();
  await fill(folder, own, total);
  return { server: await startProduct({}, folder), token };
}

async function roomWith(url: string, n: number, instructorId: string): Promise<string> {
  const student = { id: idOf(`searching student ${n}`), role: 'student' as const };
  const ids = { studentId: student.id, instructorId };
  const path = '/api/message/chat-room';
  return (await call<{ id: string }>(url, await tokenOf(student), 'POST', path, ids)).id;
}

async function fill(folder: string, own: readonly string[], total: number): Promise<void> {
  const database = await startDatabase({}, folder);
  const client = await new mongoose.mongo.MongoClient(database.url).connect();
  const messages = client.db('officehours').collection('messages');
  const rooms = Array.from(
    { length: Math.ceil(total / IN_ROOM) },
    (_, n) => new ObjectId(own[n] ?? undefined),
  );
  const next = random(total);
  // One message of every room after the other, as it is in a school.
  for (let at = 0; at < total; at += BATCH) {
    const size = Math.min(BATCH, total - at);
    await messages.insertMany(
      Array.from({ length: size }, (_, index) => {
        const n = at + index;
        return messageOf(rooms[n % rooms.length]!, Math.floor(n / rooms.length) + 1, n, next);
      }),
    );
  }
  await indexed(client.db('officehours'));
  await client.close();
  await database.stop();
}

/** Asking seldom, since an index is built fast where nobody asks for anything. */
async function indexed(db: mongoose.mongo.Db): Promise<void> {
  const definition = {
    createWordIndex: 'messages',
    name: 'words',
    text: 'content',
    scope: 'chatRoomId',
    tags: ['senderId', 'messageType', 'createdAt'],
    partialFilterExpression: { deletedAt: null, messageType: { $ne: 'system' } },
  };
  while ((await db.command(definition))['behind'] > 0)
    await new Promise((settle) => setTimeout(settle, 2_000));
}

function messageOf(
  chatRoomId: mongoose.Types.ObjectId,
  seq: number,
  n: number,
  next: () => number,
): mongoose.mongo.Document {
  const at = new Date(Date.UTC(2026, 0, 1) + n * 1_000);
  return {
    _id: new ObjectId(Math.floor(at.getTime() / 1_000).toString(16) + n.toString(16).padStart(16, '0')),
    chatRoomId,
    seq,
    clientMessageId: `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
    requestHash: 'x'.repeat(43),
    senderId: sender,
    senderModel: 'Student',
    receiverId: null,
    receiverModel: null,
    content: Array.from({ length: WORDS }, () => pick(next)).join(' '),
    messageType: 'text',
    replyTo: null,
    rev: 0,
    editedAt: null,
    deletedAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

const sender = new ObjectId();

/** p95 of what somebody asks for while typing one or two words, letter by letter. */
function typingTime({ server, token }: School, seed: number): Promise<Sample<number>> {
  const next = random(seed);
  return sampled(server.pids, async () => {
    const times: number[] = [];
    for (let n = 0; n < QUERIES; n += 1) {
      const word = pick(next);
      const typed = word.slice(0, 1 + (n % word.length));
      const q = n % 3 === 0 ? `${pick(next)} ${typed}` : typed;
      const began = performance.now();
      await call(server.url, token, 'GET', `/api/message/search?q=${q}`);
      times.push(performance.now() - began);
    }
    return quantile(times, 0.95);
  });
}

/** Rows 18 and 18b: a small and a large school, searched in turn. */
export const searching: Measurement = {
  rows: ['18', '18b'],
  async measure({ rounds, messages, full }): Promise<Measured[]> {
    const most = Math.min(full ? MOST : MOST / 10, messages);
    const schools = [await makeSchool(SMALL), await makeSchool(most)] as const;
    const samples: [Sample<number>[], Sample<number>[]] = [[], []];
    try {
      for (let round = 0; round <= rounds; round += 1)
        for (const index of [0, 1] as const) {
          const sample = await typingTime(schools[index], round + 1);
          if (round > 0) samples[index].push(sample);
        }
    } finally {
      for (const { server } of schools) await server.stop();
    }
    const same = (value: number): number => value;
    const [few, many] = samples;
    const detail = `${figure(`${most.toLocaleString('en')} messages`, many, same, ' ms')}, ${figure('10,000', few, same, ' ms')}`;
    return [
      { row: '18', ratio: quietMedian(many, same) / quietMedian(few, same), detail },
      { row: '18b', ratio: quietMedian(many, same), detail },
    ];
  },
};
