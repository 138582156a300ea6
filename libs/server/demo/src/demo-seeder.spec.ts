import { buffer } from 'node:stream/consumers';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FileStore } from '@officehours/attachment';
import { MembershipRepository, RoomRepository } from '@officehours/chat-room';
import { MessageRepository, type NewMessage } from '@officehours/message';
import { CONVERSATIONS } from './course/cast';
import { GROUPS } from './course/groups';
import { dataFolder, demoService } from './testing/service';

const MESSAGES_OF_GROUPS = GROUPS.flatMap(({ talk }) => talk.flat()).length;
const MEMBERS_OF_GROUPS = GROUPS.flatMap(({ owners, members }) => [...owners, ...members]).length;
const CRASH = new Error('the process ended here');

/** Everything of the demo that was stored, to compare two of them. */
async function stored(app: NestExpressApplication) {
  const [messages, rooms, memberships] = [
    app.get(MessageRepository),
    app.get(RoomRepository),
    app.get(MembershipRepository),
  ];
  const ids = [...CONVERSATIONS, ...GROUPS].map(({ chatRoomId }) => chatRoomId);
  return {
    messages: (await Promise.all(ids.map((id) => messages.range(id, 1, 1_000)))).flat(),
    rooms: await Promise.all(ids.map((id) => rooms.find(id))),
    memberships: (await memberships.ofRooms(ids)).length,
  };
}

/** The files of these messages that are not kept as they are described. */
async function unreadableOf(
  app: NestExpressApplication,
  messages: readonly Pick<NewMessage, 'attachments'>[],
) {
  const files = messages.flatMap(({ attachments }) => attachments);
  const isKept = async ({ id, size }: (typeof files)[number]) =>
    (await buffer(await app.get(FileStore).read(id))).length === size;
  const kept = await Promise.all(files.map(isKept));
  return files.filter((_, index) => !kept[index]);
}

/** Where the making of the demo stops, as in a process that was killed there. */
const crashes: Record<string, (app: NestExpressApplication) => void> = {
  'before the first message': (app) => {
    jest.spyOn(app.get(MessageRepository), 'append').mockRejectedValueOnce(CRASH);
  },
  'in the middle of the messages': (app) => {
    const repository = app.get(MessageRepository);
    const append = repository.append.bind(repository);
    jest.spyOn(repository, 'append').mockImplementationOnce(async (messages: readonly NewMessage[]) => {
      await append(messages.slice(0, 777));
      throw CRASH;
    });
  },
  'in the middle of the files': (app) => {
    const store = app.get(FileStore);
    const put = store.put.bind(store);
    jest
      .spyOn(store, 'put')
      .mockImplementationOnce((key, path) => put(key, path))
      .mockRejectedValueOnce(CRASH);
  },
  'before the summaries': (app) => {
    failOnRows(app.get(RoomRepository), 'summarise');
  },
  'before the read positions': (app) => {
    failOnRows(app.get(MembershipRepository), 'readMany');
  },
};

/** Every start brings summaries up to date, with nothing to do here: only the demo's own call has rows. */
function failOnRows<K extends string>(
  repository: Record<K, (rows: readonly never[]) => Promise<void>>,
  method: K,
): void {
  const write = repository[method].bind(repository);
  repository[method] = (rows) => (rows.length > 0 ? Promise.reject(CRASH) : write(rows));
}

describe('a demo whose making was cut off', () => {
  it.each(Object.keys(crashes))('%s is completed by the next start', async (where) => {
    const folder = dataFolder();
    const first = await demoService(folder.path);
    crashes[where]?.(first);
    await expect(first.init()).rejects.toBe(CRASH);
    const half = await stored(first);
    await first.close();

    const second = await demoService(folder.path);
    await second.init();
    const whole = await stored(second);
    await expect(unreadableOf(second, whole.messages)).resolves.toEqual([]);
    await second.close();
    folder.remove();

    expect(whole.messages).toHaveLength(2_000 + MESSAGES_OF_GROUPS);
    expect(whole.messages.slice(0, half.messages.length)).toEqual(half.messages);
    expect(whole.memberships).toBe(80 + MEMBERS_OF_GROUPS);
    for (const room of whole.rooms) {
      expect(room?.lastSeq).toBe(whole.messages.filter(({ chatRoomId }) => chatRoomId === room?.id).length);
    }
  });
});
