import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';

import { call, idOf, tokenOf } from '../load/people.ts';
import { sampled } from '../measure/machine.ts';
import { median, quietMedian, type Sample } from '../measure/statistics.ts';
import { startProduct, temporaryFolder } from '../servers/start.ts';
import type { Server } from '../servers/server.ts';
import { makeArchive, type Archive } from './archive.ts';
import type { Measured, Measurement } from './context.ts';
import { figure } from './format.ts';
import { startTimes } from './start.ts';

const ROOMS = 200;
const SMALL = 1_000;
const READS = 150;
const PAGE = 50;
const same = (value: number) => value;

/** Opens 200 rooms for one instructor. */
async function busyInstructor(url: string): Promise<string> {
  const instructor = { id: idOf('busy instructor'), role: 'instructor' as const };
  const token = await tokenOf(instructor);
  await call(url, token, 'GET', '/api/auth/me');
  for (let n = 0; n < ROOMS; n += 1) {
    const student = { id: idOf(`busy student ${n}`), role: 'student' as const };
    const studentToken = await tokenOf(student);
    const ids = { studentId: student.id, instructorId: instructor.id };
    await call(url, studentToken, 'POST', '/api/message/chat-room', ids);
  }
  return token;
}

/** Median milliseconds of one request, repeated over a kept connection. */
async function readTime(read: () => Promise<unknown>): Promise<Sample<number>> {
  return sampled([], async () => {
    const times: number[] = [];
    for (let n = 0; n < READS; n += 1) {
      const began = performance.now();
      await read();
      times.push(performance.now() - began);
    }
    return median(times);
  });
}

async function allRooms(server: Server, token: string): Promise<void> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor ? `?limit=200&cursor=${encodeURIComponent(cursor)}` : '?limit=200';
    const page = await call<{ nextCursor: string | null }>(
      server.url,
      token,
      'GET',
      `/api/message/chat-room${query}`,
    );
    cursor = page.nextCursor;
  }
}

/** Q: the newest page as `node:sqlite` alone reads it, of a table clustered by room and number. */
function bareQuery(): number {
  const db = new DatabaseSync(join(temporaryFolder(), 'bare.db'));
  db.exec('CREATE TABLE m (room TEXT, seq INTEGER, doc BLOB, PRIMARY KEY (room, seq)) WITHOUT ROWID');
  const insert = db.prepare('INSERT INTO m VALUES (?, ?, ?)');
  db.exec('BEGIN');
  for (let seq = 1; seq <= 20_000; seq += 1) insert.run('room', seq, Buffer.alloc(400, seq % 250));
  db.exec('COMMIT');
  const query = db.prepare('SELECT seq, doc FROM m WHERE room = ? AND seq <= ? ORDER BY seq DESC LIMIT 50');
  const times = Array.from({ length: 500 }, () => {
    const began = performance.now();
    query.all('room', 20_000);
    return performance.now() - began;
  });
  db.close();
  return median(times);
}

interface Read {
  newest: Sample<number>[];
  deep: Sample<number>[];
  badges: Sample<number>[];
}

/** Small and large archive open at once, read in turn. */
async function readBoth(archives: readonly Archive[], rounds: number): Promise<Read[]> {
  const servers = await Promise.all(archives.map(({ folder }) => startProduct({}, folder)));
  const results: Read[] = archives.map(() => ({ newest: [], deep: [], badges: [] }));
  try {
    for (let round = 0; round <= rounds; round += 1)
      for (const [index, archive] of archives.entries()) {
        const [server, result] = [servers[index] as Server, results[index] as Read];
        const path = `/api/message/chat-room/${archive.pair.room}/messages?limit=${PAGE}`;
        const page = (query: string) => () =>
          call(server.url, archive.pair.studentToken, 'GET', `${path}${query}`);
        const newest = await readTime(page(''));
        const deep = await readTime(page(`&before=${Math.max(PAGE + 1, Math.round(archive.inRoom / 10))}`));
        const badges = await readTime(() => allRooms(server, archive.busyToken));
        if (round === 0) continue;
        result.newest.push(newest);
        result.deep.push(deep);
        result.badges.push(badges);
      }
  } finally {
    for (const server of servers) await server.stop();
  }
  return results;
}

/** Rows 8, 8b, 8c, 9 and 11b: one small and one large archive. */
export const history: Measurement = {
  rows: ['8', '8b', '8c', '9', '11b'],
  async measure({ rounds, messages }): Promise<Measured[]> {
    const small = await makeArchive(SMALL, busyInstructor);
    const large = await makeArchive(messages, busyInstructor);
    const [few, many] = (await readBoth([small, large], rounds)) as [Read, Read];
    const bare = bareQuery();
    const [full, empty] = await startTimes(
      rounds + 2,
      () => startProduct({}, large.folder),
      () => startProduct({}, small.folder),
    );
    const of = (samples: Sample<number>[]) => quietMedian(samples, same);
    const both = (a: string, x: Sample<number>[], b: string, y: Sample<number>[]) =>
      `${figure(a, x, same, ' ms')}, ${figure(b, y, same, ' ms')}`;
    const most = `${messages.toLocaleString('en')} messages`;
    return [
      {
        row: '8',
        ratio: of(many.newest) / of(few.newest),
        detail: both(most, many.newest, '1,000', few.newest),
      },
      {
        row: '8b',
        ratio: of(many.deep) / of(many.newest),
        detail: both('deep', many.deep, 'newest', many.newest),
      },
      {
        row: '8c',
        ratio: of(many.newest) / bare,
        detail: `${figure('product', many.newest, same, ' ms')}, Q ${bare.toPrecision(2)} ms`,
      },
      {
        row: '9',
        ratio: of(many.badges) / of(few.badges),
        detail: both(most, many.badges, '1,000', few.badges),
      },
      { row: '11b', ratio: of(full) / of(empty), detail: both(most, full, '1,000', empty) },
    ];
  },
};
