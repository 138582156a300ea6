import { createHash } from 'node:crypto';
import type { Message, RoomFilePage } from '@officehours/contracts';
import sharp from 'sharp';
import { attachmentService, type Asker, type TestService } from './testing/service';

let service: TestService;
let amina: Asker;
let lena: Asker;
let stranger: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService();
  [amina, lena, stranger] = await Promise.all([
    service.someone('student'),
    service.someone('instructor'),
    service.someone('student'),
  ]);
  room = await service.roomOf(amina, lena);
});

afterAll(() => service.stop());

const notes = 'What I tried:\n- substitution\n- parts\n';

const plain = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } });

/** A picture with a place and a camera in it, lying on its side. */
function photo(width = 1_600, height = 900): Promise<Buffer> {
  return plain(width, height, '#3366aa')
    .jpeg()
    .withExif({ IFD0: { Make: 'CanaryCam' }, IFD3: { GPSLatitude: '52/1 31/1 12/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

describe('a file', () => {
  it('goes up, out with a message, and comes down to the other as it was', async () => {
    const file = await amina.uploaded(room, 'notes.txt', notes);
    expect(file).toMatchObject({
      name: 'notes.txt',
      kind: 'file',
      mimeType: 'text/plain',
      size: notes.length,
    });
    const sent = await amina.send(room, { attachmentIds: [file.id] });
    expect(sent.body).toMatchObject({ content: '', messageType: 'file', attachments: [file] });
    const read = await lena.read(file.id);
    expect(read.bytes.toString()).toBe(notes);
    expect(Object.fromEntries(read.headers)).toMatchObject({
      'content-disposition': 'attachment; filename=notes.txt',
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-cache',
    });
    const history = await lena.ask<{ messages: Message[] }>('GET', `chat-room/${room}/messages`);
    expect(history.body.messages.at(-1)?.attachments).toEqual([file]);
  });

  it('is one message’s only, and the same message may ask for it again', async () => {
    const file = await amina.uploaded(room, 'notes.txt', notes);
    const first = await amina.send(room, { attachmentIds: [file.id] });
    const { clientMessageId } = first.body;
    const again = await amina.send(room, { attachmentIds: [file.id], clientMessageId });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    expect((await amina.send(room, { attachmentIds: [file.id] })).status).toBe(404);
  });

  it('is taken by one of two messages that ask at once', async () => {
    const file = await amina.uploaded(room, 'notes.txt', notes);
    const answers = await Promise.all([1, 2, 3].map(() => amina.send(room, { attachmentIds: [file.id] })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404]);
  });

  it('is not there for anyone else: not before it is sent, not for who is not in the room', async () => {
    const file = await amina.uploaded(room, 'notes.txt', notes);
    expect((await amina.read(file.id)).status).toBe(200);
    const before = await lena.read(file.id);
    const nothing = await lena.read('0123456789abcdef01234567');
    expect([before.status, nothing.status]).toEqual([404, 404]);
    expect((await lena.send(room, { attachmentIds: [file.id] })).status).toBe(404);
    await amina.send(room, { attachmentIds: [file.id] });
    expect((await lena.read(file.id)).status).toBe(200);
    for (const path of [
      `attachment/${file.id}`,
      `attachment/${file.id}/thumbnail`,
      `chat-room/${room}/attachments`,
    ])
      expect((await stranger.ask('GET', path)).status).toBe(404);
    expect((await stranger.upload(room, 'notes.txt', notes)).status).toBe(404);
    expect((await fetch(`${service.url}/api/message/attachment/${file.id}`)).status).toBe(401);
  });

  it('stays in its room', async () => {
    const other = await service.roomOf(stranger, lena);
    const file = await lena.uploaded(room, 'notes.txt', notes);
    expect((await lena.send(other, { attachmentIds: [file.id] })).status).toBe(404);
    expect((await lena.send(room, { attachmentIds: [file.id] })).status).toBe(201);
  });

  it('needs no words, and a message without it does', async () => {
    expect((await amina.send(room, { attachmentIds: [] })).status).toBe(400);
    expect((await amina.send(room, {})).status).toBe(400);
  });

  it('goes with its message, from the disk too, and a repeated send is answered all the same', async () => {
    const file = await amina.uploaded(room, 'photo.jpg', await photo());
    const { body: message } = await amina.send(room, { attachmentIds: [file.id] });
    expect((await lena.ask('GET', `attachment/${file.id}/thumbnail`)).status).toBe(200);
    const deleted = await amina.ask<Message>('DELETE', `message/${message.id}`);
    expect(deleted.body).toMatchObject({ attachments: [], content: '' });
    for (const asker of [amina, lena]) {
      expect((await asker.read(file.id)).status).toBe(404);
      expect((await asker.ask('GET', `attachment/${file.id}/thumbnail`)).status).toBe(404);
    }
    expect(await service.stored(file.id)).toEqual([]);
    const { clientMessageId } = message;
    const again = await amina.send(room, { attachmentIds: [file.id], clientMessageId });
    expect([again.status, again.body.id]).toEqual([200, message.id]);
  });

  it('is named in few words where it is quoted, until its message is deleted', async () => {
    const uploads = ['a.jpg', 'b.jpg'].map(async (name) => amina.uploaded(room, name, await photo()));
    const attachmentIds = (await Promise.all(uploads)).map(({ id }) => id);
    const { body: message } = await amina.send(room, { attachmentIds });
    const { body: quote } = await lena.send(room, { content: 'Both right.', replyToId: message.id });
    expect(quote.replyTo).toMatchObject({ excerpt: '', files: { kind: 'image', count: 2 } });
    await amina.ask('DELETE', `message/${message.id}`);
    const { body } = await lena.ask<{ messages: Message[] }>('GET', `chat-room/${room}/messages?limit=1`);
    expect(body.messages[0]?.id).toBe(quote.id);
    expect(body.messages[0]?.replyTo).toEqual({
      id: message.id,
      seq: message.seq,
      senderId: amina.id,
      excerpt: '',
    });
  });

  it('can be taken back by its uploader while no message has it', async () => {
    const file = await amina.uploaded(room, 'notes.txt', notes);
    expect((await lena.ask('DELETE', `attachment/${file.id}`)).status).toBe(404);
    expect((await amina.ask('DELETE', `attachment/${file.id}`)).status).toBe(204);
    expect((await amina.read(file.id)).status).toBe(404);
    expect(await service.stored(file.id)).toEqual([]);
    const sent = await amina.uploaded(room, 'notes.txt', notes);
    await amina.send(room, { attachmentIds: [sent.id] });
    expect((await amina.ask('DELETE', `attachment/${sent.id}`)).status).toBe(404);
  });
});

describe('a picture', () => {
  it('is made anew: upright, without place and camera, with a smaller one and a placeholder', async () => {
    const original = await photo();
    expect(original.includes('CanaryCam')).toBe(true);
    const file = await amina.uploaded(room, 'IMG_1.JPG', original);
    expect(file).toMatchObject({
      kind: 'image',
      name: 'IMG_1.jpg',
      width: 900,
      height: 1_600,
      hasThumbnail: true,
    });
    expect(file.placeholder).toMatch(/^data:image\/webp;base64,/);
    expect((file.placeholder ?? '').length).toBeLessThan(500);
    const { bytes } = await amina.read(file.id);
    const { exif, orientation } = await sharp(bytes).metadata();
    expect([exif, orientation, bytes.includes('CanaryCam')]).toEqual([undefined, undefined, false]);
    const small = await amina.ask('GET', `attachment/${file.id}/thumbnail`);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 360, height: 640 });
    expect((await amina.send(room, { attachmentIds: [file.id] })).body.messageType).toBe('image');
  });

  it('keeps moving when it is an animation', async () => {
    const frames = await Promise.all(
      ['#200', '#920', '#e40'].map((colour) => plain(40, 30, colour).png().toBuffer()),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const file = await amina.uploaded(room, 'wave.gif', gif);
    expect(file).toMatchObject({ width: 40, height: 30, mimeType: 'image/gif', hasThumbnail: true });
    const { bytes } = await amina.read(file.id);
    expect((await sharp(bytes, { animated: true }).metadata()).pages).toBe(3);
    const still = await amina.ask('GET', `attachment/${file.id}/thumbnail`);
    expect((await sharp(still.bytes, { animated: true }).metadata()).pages).toBeUndefined();
  });
});

describe('reading', () => {
  let id: string;
  const content = Array.from({ length: 5_000 }, (_, line) => `line ${line}`).join('\n');

  beforeAll(async () => {
    ({ id } = await amina.uploaded(room, 'long.txt', content));
    await amina.send(room, { attachmentIds: [id] });
  });

  it('answers that nothing changed, and only to who may see it', async () => {
    const tag = (await lena.read(id)).headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    const same = await lena.read(id, { 'if-none-match': tag });
    expect([same.status, same.bytes.length]).toEqual([304, 0]);
    expect((await stranger.read(id, { 'if-none-match': tag })).status).toBe(404);
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=100-', 100, content.length - 1],
    ['bytes=-20', content.length - 20, content.length - 1],
    [`bytes=10-${10 * content.length}`, 10, content.length - 1],
    [`bytes=-${10 * content.length}`, 0, content.length - 1],
  ])('answers %s with that part', async (range, start, end) => {
    const part = await lena.read(id, { range });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes ${start}-${end}/${content.length}`,
    ]);
    expect(part.bytes.toString()).toBe(content.slice(start, end + 1));
    expect((await stranger.read(id, { range })).status).toBe(404);
  });

  it.each([
    'bytes=0-1,5-6',
    'bytes=5-2',
    'bytes=999999999-',
    'bytes=-',
    'bytes=-0',
    'bytes=a-b',
    'lines=1-2',
    '',
  ])('answers the range “%s” with 416', async (range) => {
    const answer = await lena.read(id, { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(answer.body).toMatchObject({ code: 'validation_failed', status: 416 });
  });

  it('sends all of it when the part that is asked for is of an older one', async () => {
    const answer = await lena.read(id, { range: 'bytes=0-9', 'if-range': '"another"' });
    expect([answer.status, answer.bytes.length]).toEqual([200, content.length]);
  });

  it('is what was kept, to the byte', async () => {
    const { bytes } = await lena.read(id);
    const digest = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');
    expect(digest(bytes)).toBe(digest(content));
  });
});

describe('the files of a room', () => {
  it('are listed in pages, newest first, by kind, without those of deleted messages', async () => {
    const here = await service.roomOf(await service.someone('student'), lena);
    const [one, two] = await Promise.all(['1.txt', '2.txt'].map((name) => lena.uploaded(here, name, name)));
    const picture = await lena.uploaded(here, '3.jpg', await photo(30, 20));
    const lost = await lena.uploaded(here, '4.txt', 'four');
    await lena.send(here, { attachmentIds: [one?.id ?? '', two?.id ?? ''] });
    await lena.send(here, { attachmentIds: [picture.id], content: 'look' });
    const gone = await lena.send(here, { attachmentIds: [lost.id] });
    await lena.ask('DELETE', `message/${gone.body.id}`);
    const list = async (query: string) =>
      (await lena.ask<RoomFilePage>('GET', `chat-room/${here}/attachments${query}`)).body;
    await until(async () => (await list('')).files.length === 3);
    expect((await list('')).files.map(({ name }) => name)).toEqual(['3.jpg', '1.txt', '2.txt']);
    expect((await list('?kind=image')).files).toMatchObject([{ id: picture.id, senderId: lena.id, seq: 2 }]);
    const page = await list('?limit=2');
    expect(page.files.map(({ name }) => name)).toEqual(['3.jpg', '1.txt']);
    expect(await list(`?limit=2&cursor=${page.nextCursor}`)).toMatchObject({
      files: [{ name: '2.txt' }],
      nextCursor: null,
    });
  });
});

/** The list is told a moment after the sender is. */
async function until(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 20));
}
