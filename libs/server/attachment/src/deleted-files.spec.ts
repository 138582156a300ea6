import { getConnectionToken } from '@nestjs/mongoose';
import type { Message, RoomFilePage } from '@officehours/contracts';
import { MessageRepository, type NewMessage } from '@officehours/message';
import { DomainEvents } from '@officehours/platform';
import type { Connection, Types } from 'mongoose';
import { AttachmentRepository } from './attachment.repository';
import { KeptFiles } from './kept-files';
import { Orphans } from './orphans';
import { attachmentService, type Asker, type TestService } from './testing/service';

/** Whoever deletes dies before the files go: only what is stored by then says that they are to. */
describe('a file of a message that was deleted', () => {
  let service: TestService;
  let amina: Asker;
  let lena: Asker;
  let room: string;

  beforeAll(async () => {
    service = await attachmentService();
  });
  afterAll(() => service.stop());

  beforeEach(async () => {
    [amina, lena] = await Promise.all([service.someone('student'), service.someone('instructor')]);
    room = await service.roomOf(amina, lena);
  });

  const deletedHalfway = async ({ id }: Message): Promise<void> => {
    const remove = jest.spyOn(service.app.get(KeptFiles), 'remove').mockRejectedValue(new Error('killed'));
    await amina.ask('DELETE', `message/${id}`);
    remove.mockRestore();
  };
  const sent = async (...attachmentIds: string[]): Promise<Message> =>
    (await amina.send(room, { attachmentIds })).body;
  const linked = async (id: string): Promise<void> => {
    while (!(await service.app.get(AttachmentRepository).find(id))?.link);
  };
  const page = async (limit: number, cursor = '') => {
    const query = `limit=${limit}${cursor && `&cursor=${cursor}`}`;
    return (await lena.ask<RoomFilePage>('GET', `chat-room/${room}/attachments?${query}`)).body;
  };
  const sweep = async (): Promise<void> => {
    service.clock.aheadMs += 3_600_000;
    await service.app.get(Orphans).sweep();
  };

  it('is in no list of the room, and what comes after it is on the next page', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) ids.push((await amina.uploaded(room, `${name}.txt`, name)).id);
    const [first, second, third, fourth] = ids as [string, string, string, string];
    await sent(first);
    const gone = await sent(second, third);
    await sent(fourth);
    for (const id of ids) await linked(id);
    expect((await page(10)).files).toHaveLength(4);
    await deletedHalfway(gone);
    expect((await page(10)).files.map(({ id }) => id)).toEqual([fourth, first]);
    const { files, nextCursor } = await page(3);
    expect(files.map(({ id }) => id)).toEqual([fourth]);
    expect((await page(3, nextCursor ?? '')).files.map(({ id }) => id)).toEqual([first]);
  });

  it('goes, however late the word comes that it was sent', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const events = service.app.get(DomainEvents);
    const publish = jest.spyOn(events, 'publish').mockReturnValue(undefined);
    const message = await sent(id);
    publish.mockRestore();
    const [created] = await service.app.get(MessageRepository).range(room, message.seq, message.seq);
    await deletedHalfway(message);
    events.publish('message.created', { message: created as NewMessage });
    await linked(id);
    expect((await lena.read(id)).status).toBe(404);
    expect(await service.stored(id)).toEqual([id]);
    await sweep();
    expect(await service.stored(id)).toEqual([]);
  });

  it('stays when its deletion was begun and never came to be', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const message = await sent(id);
    await linked(id);
    const files = service.app.get(AttachmentRepository);
    await files.going([id], service.clock.now());
    await sweep();
    expect(await files.find(id)).toMatchObject({ sweepAt: null, link: { messageId: message.id } });
    expect((await lena.read(id)).status).toBe(200);
  });

  it('is handed out to nobody, also where nothing says any more that somebody has to look', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const message = await sent(id);
    await linked(id);
    await deletedHalfway(message);
    const rows = service.app
      .get<Connection>(getConnectionToken())
      .collection<{ _id: Types.ObjectId }>('attachments');
    await rows.updateMany({ sweepAt: { $exists: true } }, { $unset: { sweepAt: '', isGoing: '' } });
    expect((await lena.read(id)).status).toBe(404);
  });
});
