import { getConnectionToken } from '@nestjs/mongoose';
import { MembershipRepository } from '@officehours/chat-room';
import type { Room } from '@officehours/contracts';
import { MessageRepository } from '@officehours/message';
import type { Connection } from 'mongoose';
import { TestMailServer } from './testing/mail-server';
import { NotifyingService, type TestPerson } from './testing/service';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PUBLIC_URL = 'https://chat.school.example';

describe('e-mails about what stayed unread', () => {
  let mail: TestMailServer;
  let service: NotifyingService;
  let address: string;
  let ada: TestPerson;
  let brandt: TestPerson;
  let room: Room;
  let count = 0;

  beforeAll(async () => {
    mail = await TestMailServer.start();
    service = new NotifyingService([], {
      smtpUrl: mail.url,
      mailFrom: 'Officehours <chat@school.example>',
      publicUrl: PUBLIC_URL,
      mailAfterMinutes: 30,
      notifyContent: 'text',
    });
    await service.start();
  });

  afterAll(async () => {
    await service.stop();
    await mail.stop();
  });

  beforeEach(async () => {
    address = `ada${(count += 1)}@school.example`;
    ada = await service.person('student', undefined, { email: address });
    brandt = await service.person('instructor');
    room = await service.roomOf(ada, brandt);
  });

  const jobs = () => service.app.get<Connection>(getConnectionToken()).collection('jobs');
  const digests = (filter: object = {}) =>
    jobs().countDocuments({ kind: 'digest', 'data.userId': ada.id, ...filter });
  /** Nothing that was written before this is still on its way to be planned. */
  const planned = async (): Promise<void> => {
    while ((await digests()) === 0);
  };
  const later = async (): Promise<void> => {
    await planned();
    service.clock.step(DAY);
  };
  const settled = async (): Promise<void> => {
    while ((await digests({ isOpen: true })) > 0);
  };
  const header = (headers: string, name: string): string =>
    new RegExp(`^${name}: (.*)$`, 'im').exec(headers)?.[1] ?? '';

  it('say who wrote how much, where to answer, and how to end them; nothing of what was written', async () => {
    await service.send(brandt, room, 'The secret of the proof');
    await service.send(brandt, room, 'and one more');
    await later();
    const [first] = await mail.until(address, 1);
    expect(header(first!.headers, 'Subject')).toBe('2 unread messages');
    expect(first!.text).toContain('instructor');
    expect(first!.text).toContain(`${PUBLIC_URL}/learningDashboard/studentChat/${brandt.id}/${room.id}?at=1`);
    expect(first!.text).toContain('Answers to this e-mail do not arrive.');
    expect(first!.text).not.toContain('secret');
    expect(header(first!.headers, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(first!.headers, 'Auto-Submitted')).toBe('auto-generated');
    await settled();

    await service.send(brandt, room, 'tomorrow');
    while ((await digests({ isOpen: true })) === 0);
    service.clock.step(DAY);
    const [, second] = await mail.until(address, 2);
    expect(header(second!.headers, 'Subject')).toBe('1 unread message');
    expect(header(second!.headers, 'References')).toBe(header(first!.headers, 'References'));
    expect(header(second!.headers, 'Message-ID')).not.toBe(header(first!.headers, 'Message-ID'));
  });

  it('quote what was written to who chose that, in their language', async () => {
    await ada.call('PATCH', '/notification/settings', { showText: true, language: 'ar' });
    await service.send(brandt, room, 'Only for you');
    await later();
    const [first] = await mail.until(address, 1);
    expect(first!.text).toContain('Only for you');
    expect(first!.text).toContain('الرد على هذه الرسالة لا يصل');
  });

  it('keep what others wrote in their body: no name and no text becomes a header, an address or a command', async () => {
    const eve = 'eve@evil.example';
    const header = `\r\nBcc: ${eve}\r\nReply-To: ${eve}`;
    const writer = await service.person('instructor', undefined, { name: `Eve${header}` });
    await ada.call('PATCH', '/notification/settings', { showText: true });
    const text = `A word${header}\r\n.\r\nMAIL FROM:<${eve}>\r\nRCPT TO:<${eve}>\r\nDATA`;
    await service.send(writer, await service.roomOf(ada, writer), text);
    await later();
    const [first] = await mail.until(address, 1);
    expect(first!.to).toEqual([address]);
    expect(first!.headers).not.toContain(eve);
    expect(first!.text).toContain('A word');
    await settled();
    expect(mail.received.filter(({ to }) => to.includes(eve) || to.length !== 1)).toEqual([]);
  });

  it('end with one click, which needs no sign-in, and only for whom the link was made', async () => {
    await service.send(brandt, room, 'once');
    await later();
    const [first] = await mail.until(address, 1);
    const link = /<(.*)>/.exec(header(first!.headers, 'List-Unsubscribe'))?.[1] ?? '';
    expect(link.startsWith(PUBLIC_URL)).toBe(true);
    expect(first!.text).toContain(link);
    const here = link.replace(PUBLIC_URL, await service.app.getUrl());
    const post = (url: string) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
    const wishes = async () => (await ada.call<{ mail: boolean }>('GET', '/notification/settings')).body.mail;
    const [looked, forged] = [await fetch(here), await post(here.replace(ada.id, brandt.id))];
    expect([looked.status, forged.status, await wishes()]).toEqual([200, 200, true]);
    const page = await looked.text();
    expect(page).not.toMatch(/<style|<script| style=| on\w+=/);
    const sheet = await fetch(new URL(/href="([^"]*\.css)"/.exec(page)?.[1] ?? '', here));
    expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect((await post(here)).status).toBe(200);
    expect(await wishes()).toBe(false);
    await settled();
    await service.send(brandt, room, 'twice');
    while ((await digests({ isOpen: true })) === 0);
    service.clock.step(DAY);
    await settled();
    expect(mail.to(address)).toHaveLength(1);
  });

  it('are not sent for what was read meanwhile, is muted, silent or one’s own', async () => {
    const message = await service.send(brandt, room, 'read in time');
    await planned();
    await ada.call('PUT', `/message/chat-room/${room.id}/read`, { seq: message.seq });
    await service.send(brandt, room, 'silent', { silent: true });
    await service.send(ada, room, 'mine');
    service.clock.step(DAY);
    await settled();
    expect(mail.to(address)).toEqual([]);
  });

  it('say nothing of who was blocked', async () => {
    await service.send(brandt, room, 'before the block');
    await planned();
    await ada.call('PUT', `/message/block/${brandt.id}`);
    service.clock.step(DAY);
    await settled();
    expect(mail.to(address)).toEqual([]);
  });

  it('find what is to be read behind more than a page of what nobody is written to about', async () => {
    for (let n = 0; n < 60; n += 1) await service.send(brandt, room, 'silent', { silent: true });
    await service.send(brandt, room, 'behind them');
    await later();
    const [first] = await mail.until(address, 1);
    expect(header(first!.headers, 'Subject')).toBe('1 unread message');
    expect(first!.text).toContain(`${room.id}?at=61`);
  });

  it('are about what is unread, however much newer is read, and say how many rooms more there are', async () => {
    await service.send(brandt, room, 'behind what is read');
    const newer: { writer: TestPerson; one: Room }[] = [];
    for (let n = 0; n < 21; n += 1) {
      const writer = await service.person('instructor');
      const one = await service.roomOf(ada, writer);
      await service.send(ada, one, 'mine');
      newer.push({ writer, one });
    }
    await later();
    const [first] = await mail.until(address, 1);
    expect(first!.text).toContain(`${room.id}?at=1`);
    expect(first!.text).not.toContain('more conversation');
    await settled();
    for (const { writer, one } of newer) await service.send(writer, one, 'an answer');
    while ((await digests({ isOpen: true })) === 0);
    service.clock.step(DAY);
    const [, second] = await mail.until(address, 2);
    expect(second!.text).toContain('And 1 more conversation.');
  });

  it('are sent again when the mail server says later, and then once', async () => {
    mail.refusals = 1;
    await service.send(brandt, room, 'patience');
    await later();
    while ((await digests({ attempts: 1, dueAt: { $gt: new Date() }, isOpen: true })) === 0);
    while (mail.refusals > 0) await new Promise(setImmediate);
    service.clock.step(DAY);
    await mail.until(address, 1);
    await settled();
    expect(mail.to(address)).toHaveLength(1);
  });

  it('wait for a mail server that is away for longer than a job is tried', async () => {
    mail.refusals = 9;
    await service.send(brandt, room, 'an hour later');
    await planned();
    service.clock.step(HOUR);
    while (mail.refusals > 0) {
      const left = mail.refusals;
      while (mail.refusals === left) await new Promise(setImmediate);
      const waits = { isOpen: true, dueAt: { $gt: new Date(service.clock.now().getTime() + HOUR / 12) } };
      while ((await digests(waits)) === 0);
      service.clock.step(HOUR / 6);
    }
    await mail.until(address, 1);
    await settled();
    expect(mail.to(address)).toHaveLength(1);
  });

  it('say nothing of what was written after their person was taken out of the room', async () => {
    await service.send(brandt, room, 'while a member');
    await planned();
    const messages = service.app.get(MessageRepository, { strict: false });
    const from = messages.from.bind(messages);
    const reading = jest.spyOn(messages, 'from').mockImplementation(async (chatRoomId, ...page) => {
      if (chatRoomId === room.id) {
        await service.app.get(MembershipRepository, { strict: false }).remove(room.id, [ada.id]);
        await service.send(brandt, room, 'after it');
      }
      return from(chatRoomId, ...page);
    });
    service.clock.step(DAY);
    await settled();
    reading.mockRestore();
    expect(mail.to(address)).toEqual([]);
  });

  it('are not offered where there is no mail server', async () => {
    const quiet = new NotifyingService([]);
    await quiet.start();
    const one = await quiet.person('student');
    expect((await one.call<{ mail: boolean }>('GET', '/notification/options')).body.mail).toBe(false);
    await quiet.stop();
  });
});
