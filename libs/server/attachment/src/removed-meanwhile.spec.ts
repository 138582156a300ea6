import { randomUUID } from 'node:crypto';
import { MembershipRepository, RoomRepository } from '@officehours/chat-room';
import type { Attachment, Message, Room, RoomFilePage, SearchPage } from '@officehours/contracts';
import { MessageRepository, type NewMessage } from '@officehours/message';
import { AttachmentRepository, PLACES } from './attachment.repository';
import { StoredAttachments } from './stored-attachments';
import { attachmentService, type Asker, type TestService } from './testing/service';

/** By another node, of which this one hears nothing, between two of the questions that an answer is made of. */
describe('who is removed while they ask', () => {
  let service: TestService;
  let gone: Asker;
  let stays: Asker;
  let room: string;
  let sent: Message;
  let later: Attachment;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  const lists = async () => (await gone.ask<{ rooms: Room[] }>('GET', 'chat-room')).body.rooms;
  const searches = async () => (await gone.ask<SearchPage>('GET', 'search?q=words')).body;

  /** They go, the room is told, and who stays says something to nobody else, with a file. */
  const goes = async (): Promise<NewMessage> => {
    await get(MembershipRepository).remove(room, [gone.id]);
    const messages = get(MessageRepository);
    const [last] = await messages.range(room, sent.seq, sent.seq);
    if (!last) throw new Error('the message is not there');
    const next = (seq: number, attachments: Attachment[]): NewMessage => {
      const own = { id: messages.newId(), clientMessageId: randomUUID(), requestHash: randomUUID() };
      return { ...last, ...own, seq, attachments };
    };
    const said = next(sent.seq + 2, [later]);
    await messages.append([next(sent.seq + 1, []), said]);
    await get(RoomRepository).summarise([{ chatRoomId: room, lastMessage: said }]);
    return said;
  };
  const linked = async ({ id, seq, createdAt }: NewMessage): Promise<void> => {
    const link = { messageId: id, seq, order: seq * PLACES, sentAt: createdAt };
    await get(AttachmentRepository).link(later.id, link);
  };
  const goesAfterLook = (): void => {
    const memberships = get(MembershipRepository);
    const ofPerson = memberships.ofPerson.bind(memberships);
    jest.spyOn(memberships, 'ofPerson').mockImplementationOnce(async (id) => {
      const own = await ofPerson(id);
      await goes();
      return own;
    });
  };

  beforeAll(async () => {
    service = await attachmentService();
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => service.stop());

  beforeEach(async () => {
    [gone, stays] = await Promise.all([service.someone('student'), service.someone('instructor')]);
    room = await service.roomOf(gone, stays);
    later = await stays.uploaded(room, 'later.txt', 'for whom it may concern');
    sent = (await stays.send(room, { content: 'words' })).body;
    // This node remembers both.
    expect(await lists()).toHaveLength(1);
    expect((await searches()).results).toHaveLength(1);
  });

  it('is not shown the room in the list', async () => {
    goesAfterLook();
    expect(await lists()).toEqual([]);
  });

  it('finds nothing of it', async () => {
    goesAfterLook();
    expect(await searches()).toMatchObject({ results: [], rooms: [], people: [] });
  });

  it('finds nothing of before they came in again, where they do not see it', async () => {
    const memberships = get(MembershipRepository);
    const ofPerson = memberships.ofPerson.bind(memberships);
    jest.spyOn(memberships, 'ofPerson').mockImplementationOnce(async (id) => {
      const own = await ofPerson(id);
      const { seq } = await goes();
      const again = { userId: gone.id, model: 'Student' as const, visibleFromSeq: seq };
      await memberships.add(room, [again]);
      return own;
    });
    const { results } = await searches();
    expect(results.map(({ message }) => message.seq)).toEqual([sent.seq + 2]);
  });

  it('gets no list of its files', async () => {
    const attachments = get(AttachmentRepository);
    const page = attachments.page.bind(attachments);
    jest.spyOn(attachments, 'page').mockImplementationOnce(async (...query) => {
      await linked(await goes());
      return page(...query);
    });
    expect((await gone.ask<RoomFilePage>('GET', `chat-room/${room}/attachments`)).status).toBe(404);
  });

  it('gets no file that was sent then', async () => {
    const stored = get(StoredAttachments);
    const linkOf = stored.linkOf.bind(stored);
    jest.spyOn(stored, 'linkOf').mockImplementationOnce(async (file) => {
      const { clientMessageId } = await goes();
      return linkOf({ ...file, claimedBy: clientMessageId });
    });
    expect((await gone.read(later.id)).status).toBe(404);
  });

  it('costs who stays no question about the room', async () => {
    const asked = jest.spyOn(get(RoomRepository), 'find');
    expect((await searches()).results).toHaveLength(1);
    expect((await gone.ask<RoomFilePage>('GET', `chat-room/${room}/attachments`)).status).toBe(200);
    expect(asked).not.toHaveBeenCalled();
  });
});
