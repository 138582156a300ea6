import { randomUUID } from 'node:crypto';
import { MembershipRepository, RoomAccessCache } from '@officehours/chat-room';
import { MessageRepository } from '@officehours/message';
import type { Attachment, Message, RoomFilePage } from '@officehours/contracts';
import sharp from 'sharp';
import { attachmentService, type Asker, type TestService } from './testing/service';

/** What another node did while this one heard nothing of it. */
describe('who was removed on another node', () => {
  let service: TestService;
  let gone: Asker;
  let stays: Asker;
  let room: string;
  let sent: Message;
  let picture: Attachment;
  let own: Attachment;

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
  /** The entry that says so. */
  const writeThere = async (): Promise<void> => {
    const messages = get(MessageRepository);
    const [last] = await messages.range(room, sent.seq, sent.seq);
    if (!last) throw new Error('the message is not there');
    const mine = { id: messages.newId(), clientMessageId: randomUUID(), requestHash: randomUUID() };
    await messages.append([{ ...last, ...mine, seq: sent.seq + 1, attachments: [] }]);
  };

  beforeAll(async () => {
    service = await attachmentService();
  });
  afterAll(() => service.stop());

  beforeEach(async () => {
    [gone, stays] = await Promise.all([service.someone('student'), service.someone('instructor')]);
    room = await service.roomOf(gone, stays);
    const { data } = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#369' } })
      .png()
      .toBuffer({ resolveWithObject: true });
    picture = await stays.uploaded(room, 'board.png', data);
    own = await gone.uploaded(room, 'mine.txt', 'not sent yet');
    sent = (await stays.send(room, { attachmentIds: [picture.id] })).body;
    // This node remembers both.
    expect((await gone.read(picture.id)).status).toBe(200);
    await get(MembershipRepository).remove(room, [gone.id]);
  });

  it('gets no file of the room any more: not whole, in part, small, unchanged, in the list, or taken back', async () => {
    const tag = (await stays.read(picture.id)).headers.get('etag') ?? '';
    await writeThere();
    const answers = [
      await gone.read(picture.id),
      await gone.read(picture.id, { range: 'bytes=0-9' }),
      await gone.read(picture.id, { 'if-none-match': tag }),
      await gone.ask('GET', `attachment/${picture.id}/thumbnail`),
      await gone.ask('GET', `chat-room/${room}/attachments`),
      await gone.read(own.id),
      await gone.ask('DELETE', `attachment/${own.id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect((await stays.read(picture.id)).status).toBe(200);
    expect((await stays.ask<RoomFilePage>('GET', `chat-room/${room}/attachments`)).body.files).toHaveLength(
      1,
    );
  });

  it('is asked about again only after a message that this node does not know of', async () => {
    const asked = jest.spyOn(get(MembershipRepository), 'ofRoom');
    await get(RoomAccessCache).asOf(room, stays.id, sent.seq);
    asked.mockClear();
    await stays.read(picture.id);
    await stays.ask('GET', `attachment/${picture.id}/thumbnail`);
    expect(asked).not.toHaveBeenCalled();
    await writeThere();
    await stays.read(picture.id);
    expect(asked).toHaveBeenCalled();
  });
});
