import type { MessageRecord } from '@officehours/chat-room';
import type { Attachment } from '@officehours/contracts';
import { getConnectionToken } from '@nestjs/mongoose';
import type { Connection } from 'mongoose';
import { ChangeRepository } from '../change.repository';
import { MessageRepository, type NewMessage } from '../message.repository';
import { tombstoneOf } from '../patches';
import { aDraft } from '../testing/drafts';
import { messageService, type TestService } from '../testing/service';
import { MessageSearch, type MessageQuery } from './message-search';

/** The database of another service, as one that this process did not start. */
function uriOf({ app }: TestService): string {
  const [address] = app.get<Connection>(getConnectionToken()).getClient().options.hosts;
  return `mongodb://${encodeURIComponent(address?.socketPath ?? '')}/search`;
}

/** Both ways to search give the same answers, on a database each. */
describe.each(['word index', 'words field'])('search by a %s', (way) => {
  let host: TestService | undefined;
  let service: TestService;
  let messages: MessageRepository;
  let seq = 0;
  const [one, two] = ['a'.repeat(24), 'b'.repeat(24)];
  const [ada, ben] = ['c'.repeat(24), 'd'.repeat(24)];

  const begin = async (): Promise<void> => {
    service = await messageService(host && uriOf(host));
    messages = service.app.get(MessageRepository);
  };

  beforeAll(async () => {
    if (way === 'words field') host = await messageService();
    await begin();
  });

  afterAll(async () => {
    await service.stop();
    await host?.stop();
  });

  const write = async (content: string, more: Partial<NewMessage> = {}): Promise<NewMessage> => {
    const draft = aDraft({
      id: messages.newId(),
      chatRoomId: one,
      senderId: ada,
      content,
      createdAt: new Date(),
    });
    const message: NewMessage = { ...draft, seq: ++seq, ...more };
    await messages.append([message]);
    return message;
  };
  const search = (text: string, more: Partial<MessageQuery> = {}) =>
    service.app.get(MessageSearch).find({
      rooms: [one, two].map((chatRoomId) => ({ chatRoomId, visibleFromSeq: 1 })),
      text,
      limit: 50,
      ...more,
    });
  const found = async (text: string, more: Partial<MessageQuery> = {}): Promise<string[]> =>
    (await search(text, more)).messages.map(({ content }) => content);

  it('finds by the beginnings of words, without case and accents, in any order, newest first', async () => {
    await write('Das Intégral über R');
    await write('integrals over all of R');
    expect(await found('INTEGR')).toEqual(['integrals over all of R', 'Das Intégral über R']);
    expect(await found('r uber')).toEqual(['Das Intégral über R']);
    expect(await found('tegral')).toEqual([]);
    await write('ما هو التَّكامُل؟');
    expect(await found('التكامل')).toHaveLength(1);
  });

  it('finds in the given rooms only, and of each only what may be seen', async () => {
    const first = await write('visible thing one');
    await write('visible thing two', { chatRoomId: two });
    const room = (chatRoomId: string, visibleFromSeq: number) => [{ chatRoomId, visibleFromSeq }];
    expect(await found('visib', { rooms: room(two, 1) })).toEqual(['visible thing two']);
    expect(await found('visib', { rooms: room(one, first.seq) })).toEqual(['visible thing one']);
    expect(await found('visib', { rooms: room(one, first.seq + 1) })).toEqual([]);
    expect(await found('visib', { rooms: [] })).toEqual([]);
  });

  it('finds by person, file and time, alone or with words', async () => {
    await write('wanted by ben', { senderId: ben });
    await write('wanted file', { messageType: 'file' });
    await write('wanted long ago', { createdAt: new Date('2020-01-01') });
    expect(await found('', { senderId: ben })).toEqual(['wanted by ben']);
    expect(await found('wanted', { hasFile: true })).toEqual(['wanted file']);
    expect(await found('wanted', { until: new Date('2021-01-01') })).toEqual(['wanted long ago']);
    expect(await found('wanted', { since: new Date('2021-01-01') })).toHaveLength(2);
  });

  it('never finds what an edited or deleted message said, nor what the system says', async () => {
    const changes = service.app.get(ChangeRepository);
    const edited = await write('zebra crossing');
    const deleted = await write('zebra stripes');
    await write('zebra joined', { messageType: 'system', senderId: null });
    expect(await found('zebra')).toHaveLength(2);
    const after = (await changes.apply(
      edited,
      1,
      { content: 'horse crossing', rev: 1 },
      new Date(),
    )) as MessageRecord;
    await changes.apply(deleted, 2, tombstoneOf(deleted, deleted.senderId ?? '', new Date()), new Date());
    expect(await found('zebra')).toEqual([]);
    expect(await found('horse')).toEqual([after.content]);
    expect(await found('', { senderId: ada })).not.toContain('');
  });

  it('finds by the names of files and by what is said in voice notes, until they are deleted', async () => {
    const changes = service.app.get(ChangeRepository);
    const file = {
      name: 'Homework-Ableitung.pdf',
      transcript: 'Wie geht das Quotientenkriterium',
    } as Attachment;
    const sent = await write('', { messageType: 'file', attachments: [file] });
    expect((await search('ableit')).messages.map(({ id }) => id)).toEqual([sent.id]);
    expect((await search('quotientenkrit wie')).messages.map(({ id }) => id)).toEqual([sent.id]);
    await changes.apply(sent, 3, tombstoneOf(sent, sent.senderId ?? '', new Date()), new Date());
    expect((await search('ableit')).messages).toEqual([]);
  });

  it('finds everything of the rooms, newest first, where only they or a time are given', async () => {
    await write('first of all');
    await write('system says', { messageType: 'system', senderId: null });
    await write('long before', { createdAt: new Date('2019-01-01') });
    expect((await found('')).slice(0, 2)).toEqual(['long before', 'first of all']);
    expect((await found('', { since: new Date('2021-01-01') }))[0]).toBe('first of all');
    expect(await found('', { until: new Date('2019-06-01') })).toEqual(['long before']);
  });

  it('gives pages without a gap or a repeat, also while messages come', async () => {
    for (let i = 0; i < 7; i++) await write(`paged ${i}`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { messages: page, next } = await search('paged', { limit: 3, cursor });
      seen.push(...page.map(({ content }) => content));
      await write('paged later');
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `paged ${i}`));
    await expect(search('paged', { cursor: 'made up' })).rejects.toMatchObject({ code: 'validation_failed' });
  });

  it('takes any text as text', async () => {
    for (const text of ['" OR 1', 'a* AND b', '.*(', '{$gt: ""}', '$where', '\u0000x', '§7§x', 'NEAR(a b)'])
      await expect(found(text)).resolves.toEqual([]);
  });

  it('finds what was stored before there was search', async () => {
    await write('antediluvian');
    const connection = service.app.get<Connection>(getConnectionToken());
    await connection.collection('messages').updateMany({}, { $unset: { words: '' } });
    await connection.collection('serverState').deleteOne({ _id: 'words' as never });
    if (way === 'words field') {
      expect(await found('antedil')).toEqual([]);
      await service.stop();
      await begin();
      while (!(await search('antedil')).isComplete);
    }
    expect(await found('antedil')).toEqual(['antediluvian']);
  });
});
