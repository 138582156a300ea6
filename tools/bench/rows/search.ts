import { call, makePairs, idOf, tokenOf } from '../load/people.ts';
import { pick, random } from '../load/words.ts';
import { sampled } from '../measure/machine.ts';
import { quantile, quietMedian, type Sample } from '../measure/statistics.ts';
import type { Server } from '../servers/server.ts';
import { startDatabase, startProduct, temporaryFolder } from '../servers/start.ts';
import { fillSchool } from './school.ts';
import type { Measured, Measurement } from './context.ts';
import { figure } from './format.ts';

const SMALL = 10_000;
const MOST = 1_000_000;
const MOST_PLAIN = 100_000;
const PROBE = '/api/message/search?q=xx';
/** Rooms of the person who searches. */
const ROOMS = 50;
const QUERIES = 100;

interface School {
  server: Server;
  /** The database, where it is a process of its own. */
  database?: Server;
  token: string;
}

/** A school of `total` messages, indexed, in which somebody has 50 rooms; `isPlain`: as on any MongoDB, without a word index. */
async function makeSchool(total: number, isPlain = false): Promise<School> {
  const folder = temporaryFolder();
  const product = await startProduct({}, folder);
  const instructor = { id: idOf('searching instructor'), role: 'instructor' as const };
  const token = await tokenOf(instructor);
  await call(product.url, token, 'GET', '/api/auth/me');
  const own: string[] = [];
  for (let n = 0; n < ROOMS; n += 1) own.push(await roomWith(product.url, n, instructor.id));
  await makePairs(product.url, 1);
  await product.stop();
  await fillSchool(folder, own, total, isPlain);
  if (!isPlain) return { server: await startProduct({}, folder), token };
  const database = await startDatabase({}, folder);
  const server = await startProduct({ MONGODB_URI: database.url });
  while (!(await call<{ isComplete: boolean }>(server.url, token, 'GET', PROBE)).isComplete)
    await new Promise((settle) => setTimeout(settle, 1_000));
  return { server, database, token };
}

async function roomWith(url: string, n: number, instructorId: string): Promise<string> {
  const student = { id: idOf(`searching student ${n}`), role: 'student' as const };
  const ids = { studentId: student.id, instructorId };
  const path = '/api/message/chat-room';
  return (await call<{ id: string }>(url, await tokenOf(student), 'POST', path, ids)).id;
}

/** p95 of what somebody asks for while typing one or two words, letter by letter. */
function typingTime({ server, token }: School, seed: number): Promise<Sample<number>> {
  const next = random(seed);
  return sampled(server.pids, async () => {
    const times: number[] = [];
    for (let n = 0; n < QUERIES; n += 1) {
      const word = pick(next);
      // One letter alone is not searched for.
      const typed = word.slice(0, 2 + (n % word.length));
      const q = n % 3 === 0 ? `${pick(next)} ${typed}` : typed;
      const began = performance.now();
      await call(server.url, token, 'GET', `/api/message/search?q=${q}`);
      times.push(performance.now() - began);
    }
    return quantile(times, 0.95);
  });
}

/** Row 18c: the same by a field with the words, as it is done on any MongoDB. */
export const plainSearching: Measurement = {
  rows: ['18c'],
  async measure({ rounds, full }): Promise<Measured[]> {
    const total = full ? MOST_PLAIN : MOST_PLAIN / 5;
    const school = await makeSchool(total, true);
    const samples: Sample<number>[] = [];
    try {
      for (let round = 0; round < rounds; round += 1) samples.push(await typingTime(school, round + 1));
    } finally {
      await school.server.stop();
      await school.database?.stop();
    }
    const same = (value: number): number => value;
    const detail = figure(`${total.toLocaleString('en')} messages`, samples, same, ' ms');
    return [{ row: '18c', ratio: quietMedian(samples, same), detail }];
  },
};

/** Rows 18 and 18b: a small and a large school, searched in turn. */
export const searching: Measurement = {
  rows: ['18', '18b'],
  async measure({ rounds, messages, full }): Promise<Measured[]> {
    const most = Math.min(full ? MOST : MOST / 10, messages);
    const schools: School[] = [];
    const samples: [Sample<number>[], Sample<number>[]] = [[], []];
    try {
      for (const total of [SMALL, most]) schools.push(await makeSchool(total));
      for (let round = 0; round <= rounds; round += 1)
        for (const index of [0, 1] as const) {
          const sample = await typingTime(schools[index]!, round + 1);
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
