import { randomInt } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { attachmentService, type Asker, type TestService } from './testing/service';

const TIMES = 1_000;
const PEOPLE = 10;
/** Of one person, which is fewer than may be on their way at once. */
const AT_ONCE = 4;
const CONTENT = '0123456789'.repeat(50_000);
const FORM = `--B\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${CONTENT}\r\n--B--\r\n`;

let service: TestService;
let people: { asker: Asker; room: string }[];

beforeAll(async () => {
  service = await attachmentService();
  const lena = await service.someone('instructor');
  people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const asker = await service.someone('student');
      return { asker, room: await service.roomOf(asker, lena) };
    }),
  );
});

afterAll(() => service.stop());

/** Files of the service that this process has open. */
function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(join(service.dataDir, 'files')) ? path : [];
    } catch {
      // Closed since.
      return [];
    }
  });
}

const incoming = (): Promise<string[]> => readdir(join(service.dataDir, 'files', 'incoming')).catch(() => []);

/** Everybody does it again and again, a few times at once, until it was done so often altogether. */
async function oftenAtOnce(work: (person: (typeof people)[0]) => Promise<void>): Promise<void> {
  let left = TIMES;
  const worker = async (person: (typeof people)[0]): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await work(person);
    }
  };
  await Promise.all(people.flatMap((person) => Array.from({ length: AT_ONCE }, () => worker(person))));
}

/** Sends as much of an upload as `bytes` and goes away. */
function breakOff({ asker, room }: (typeof people)[0], bytes: number): Promise<void> {
  const headers = {
    ...asker.headers,
    'content-type': 'multipart/form-data; boundary=B',
    'content-length': FORM.length,
  };
  const address = new URL(`/api/message/chat-room/${room}/attachments`, service.url);
  return new Promise((resolve) => {
    const sending = request(address, { method: 'POST', headers });
    sending.on('error', () => undefined);
    sending.once('close', resolve);
    sending.write(FORM.slice(0, bytes), () => sending.destroy());
  });
}

async function nothingIsOpen(): Promise<void> {
  while ((await incoming()).length > 0 || openFiles().length > 0)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

it('a thousand uploads that are broken off anywhere leave nothing, and hold nobody up', async () => {
  await oftenAtOnce((person) => breakOff(person, randomInt(FORM.length - 1)));
  await nothingIsOpen();
  expect(await service.storedAll()).toEqual([]);
  for (const { asker, room } of people) expect((await asker.upload(room, 'a.txt', 'a')).status).toBe(201);
}, 60_000);

it('a thousand ranges of every kind, many of them not waited for, leave no file open', async () => {
  const ids = await Promise.all(
    people.map(async ({ asker, room }) => (await asker.uploaded(room, 'a.txt', CONTENT)).id),
  );
  const { length } = CONTENT;
  const position = (): string => ['', `${randomInt(2 * length)}`, '-1', '1e3', '9'.repeat(16)][randomInt(5)]!;
  const asked = new Map<number, number>();
  await oftenAtOnce(async (person) => {
    const { asker } = person;
    const range = `${randomInt(9) === 0 ? 'lines' : 'bytes'}=${position()}-${position()}${randomInt(9) === 0 ? ',1-2' : ''}`;
    const address = `${service.url}/api/message/attachment/${ids[people.indexOf(person)]}`;
    const answer = await fetch(address, { headers: { ...asker.headers, range } });
    asked.set(answer.status, (asked.get(answer.status) ?? 0) + 1);
    if (randomInt(2) === 0) return answer.body?.cancel();
    const text = await answer.text();
    const [, first, last] = /^bytes (\d+)-(\d+)/.exec(answer.headers.get('content-range') ?? '') ?? [];
    if (answer.status === 206) expect(text).toBe(CONTENT.slice(Number(first), Number(last) + 1));
    else expect(JSON.parse(text)).toMatchObject({ status: 416 });
  });
  await nothingIsOpen();
  expect([...asked.keys()].sort()).toEqual([206, 416]);
}, 60_000);
