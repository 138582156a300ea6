import { mkdirSync, utimesSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { RoomFilePage } from '@officehours/contracts';
import { DomainEvents } from '@officehours/platform';
import { AttachmentRepository } from './attachment.repository';
import { KeptFiles } from './kept-files';
import { Orphans } from './orphans';
import { attachmentService, type Asker, type TestService } from './testing/service';

const HOUR = 60 * 60_000;
let service: TestService;
let amina: Asker;
let lena: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  [amina, lena] = await Promise.all([service.someone('student'), service.someone('instructor')]);
  room = await service.roomOf(amina, lena);
});

afterAll(() => service.stop());

async function sweepIn(hours: number): Promise<void> {
  service.clock.aheadMs += hours * HOUR;
  await service.app.get(Orphans).sweep();
}

const listed = async () =>
  (await lena.ask<RoomFilePage>('GET', `chat-room/${room}/attachments`)).body.files.map(({ id }) => id);

describe('sweeping', () => {
  it('removes what nobody sent within a day, and nothing before', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    await sweepIn(23);
    expect((await amina.read(id)).status).toBe(200);
    await sweepIn(2);
    expect((await amina.read(id)).status).toBe(404);
    expect(await service.stored(id)).toEqual([]);
    expect((await amina.send(room, { attachmentIds: [id] })).status).toBe(404);
  });

  it('looks at all that is due, however much that is, and at what cannot be removed once', async () => {
    const files = service.app.get(AttachmentRepository);
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const record = (await files.find(id))!;
    const many = Array.from({ length: 250 }, (_, n) => `${id.slice(0, 20)}${(4096 + n).toString(16)}`);
    await Promise.all(many.map((one) => files.add({ ...record, id: one })));
    const remove = jest.spyOn(files, 'remove').mockRejectedValueOnce(new Error('away'));
    await sweepIn(25);
    const left = await files.findAll([id, ...many]);
    expect(left).toHaveLength(1);
    expect(remove).toHaveBeenCalledTimes(251);
    remove.mockRestore();
    await sweepIn(1);
    expect(await files.findAll([id, ...many])).toEqual([]);
  });

  it('keeps what was sent, also when the word of it was lost', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    // As on a node that died between the acknowledgement and what follows it.
    const publish = jest.spyOn(service.app.get(DomainEvents), 'publish').mockReturnValue(undefined);
    await amina.send(room, { attachmentIds: [id] });
    publish.mockRestore();
    expect(await listed()).not.toContain(id);
    // Who asks for it sees it all the same.
    expect((await lena.read(id)).status).toBe(200);
    await sweepIn(30);
    expect(await listed()).toContain(id);
    await sweepIn(1_000);
    expect((await lena.read(id)).status).toBe(200);
  });

  it('removes what was claimed for a message that never came', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const claimant = { chatRoomId: room, senderId: amina.id, clientMessageId: 'never-sent' };
    await service.app.get(AttachmentRepository).claim(claimant, [id], service.clock.now());
    expect((await lena.read(id)).status).toBe(404);
    await sweepIn(2);
    expect(await service.stored(id)).toEqual([]);
  });

  it('ends a deletion that was cut short', async () => {
    const { id } = await amina.uploaded(room, 'a.txt', 'a');
    const { body } = await amina.send(room, { attachmentIds: [id] });
    const remove = jest.spyOn(service.app.get(KeptFiles), 'remove').mockRejectedValue(new Error('killed'));
    await amina.ask('DELETE', `message/${body.id}`);
    remove.mockRestore();
    expect((await lena.read(id)).status).toBe(404);
    expect(await service.stored(id)).toEqual([id]);
    await sweepIn(1);
    expect(await service.stored(id)).toEqual([]);
  });

  it('never shows an upload that died on its way into the store, and removes it', async () => {
    const ready = jest
      .spyOn(service.app.get(AttachmentRepository), 'ready')
      .mockRejectedValue(new Error('killed'));
    const remove = jest.spyOn(service.app.get(KeptFiles), 'remove').mockRejectedValue(new Error('killed'));
    expect((await amina.upload(room, 'a.txt', 'a')).status).toBe(500);
    ready.mockRestore();
    remove.mockRestore();
    const shards = join(service.dataDir, 'files');
    const kept = async () =>
      (await readdir(shards, { recursive: true })).filter((name) => /[0-9a-f]{24}/.test(name));
    const before = await kept();
    await sweepIn(2);
    expect((await kept()).length).toBe(before.length - 1);
  });

  it('clears away what a dead process was receiving', async () => {
    const incoming = join(service.dataDir, 'files', 'incoming');
    const [old, young] = ['old', 'young'].map((name) => join(incoming, name)) as [string, string];
    for (const folder of [old, young]) mkdirSync(folder, { recursive: true });
    const now = service.clock.now().getTime() / 1_000;
    utimesSync(old, now - 7_200, now - 7_200);
    utimesSync(young, now, now);
    await service.app.get(Orphans).sweep();
    expect(await readdir(incoming)).toEqual(['young']);
  });
});
