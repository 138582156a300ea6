import { randomBytes } from 'node:crypto';
import {
  MembershipRepository,
  RoomAccessCache,
  RoomRepository,
  type RoomRecord,
} from '@officehours/chat-room';
import { Epoch, type Caller } from '@officehours/platform';
import { ChangeService } from './change.service';
import { HistoryService } from './history.service';
import { MessageRepository, type NewMessage } from './message.repository';
import { Sequencer } from './sequencer';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';
import { VisibleMessages } from './visible-messages';

const newId = () => randomBytes(12).toString('hex');

/** What another node did while this one heard nothing of it. */
describe('who was removed on another node', () => {
  const gone = { id: newId(), model: 'Student', role: 'student' } as unknown as Caller;
  const stays = newId();
  let service: TestService;
  let room: RoomRecord;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const draft = () => aDraft({ id: get(MessageRepository).newId(), chatRoomId: room.id, senderId: stays });
  const writeThere = async (seq: number): Promise<NewMessage> => {
    const message = { ...draft(), seq };
    await get(MessageRepository).append([message]);
    return message;
  };
  const page = () => get(HistoryService).page(gone, room.id, {});
  const sync = () =>
    get(HistoryService).sync(gone, {
      epoch: get(Epoch).value,
      rooms: [{ chatRoomId: room.id, afterSeq: 0 }],
    });

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  beforeEach(async () => {
    ({ room } = await get(RoomRepository).findOrCreate({
      key: `group:${newId()}`,
      kind: 'group',
      courseId: null,
    }));
    await get(MembershipRepository).add(room.id, [
      { userId: gone.id, model: 'Student' },
      { userId: stays, model: 'Student', role: 'owner' },
    ]);
    await get(Sequencer).append(draft(), () => Promise.resolve());
    // This node remembers both.
    expect((await page()).messages).toHaveLength(1);
    await get(MembershipRepository).remove(room.id, [gone.id]);
  });

  it('reads nothing of what came after it, by pages, catch-up, or id', async () => {
    // The entry that says so, and what was said then.
    await writeThere(2);
    const { id } = await writeThere(3);
    await expect(page()).rejects.toMatchObject({ code: 'not_found' });
    expect((await sync()).rooms).toEqual([]);
    await expect(get(VisibleMessages).find(gone, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(get(ChangeService).pinned(gone, room.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is asked about again only after a message that this node does not know of', async () => {
    const asked = jest.spyOn(get(MembershipRepository), 'ofRoom');
    await get(RoomAccessCache).asOf(room.id, gone.id, 1);
    await get(Sequencer).append(draft(), () => Promise.resolve());
    await get(RoomAccessCache).asOf(room.id, gone.id, 2);
    expect(asked).not.toHaveBeenCalled();
    await expect(get(RoomAccessCache).asOf(room.id, gone.id, 3)).rejects.toMatchObject({ code: 'not_found' });
    expect(asked).toHaveBeenCalled();
  });
});
