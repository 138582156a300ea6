import { readFile } from 'node:fs/promises';
import type { QuarantineList } from '@officehours/contracts';
import { Audit } from '@officehours/platform';
import { FileScanner } from '../scan/file-scanner';
import { attachmentService, type Answer, type Asker, type TestService } from '../testing/service';

class MarkScanner extends FileScanner {
  async scan(path: string): Promise<string | null> {
    return (await readFile(path, 'utf8')).includes('EVIL') ? 'Test.Evil' : null;
  }
}

let service: TestService;
let amina: Asker;
let admin: Asker;
let room: string;

beforeAll(async () => {
  service = await attachmentService({}, [{ provide: FileScanner, useClass: MarkScanner }]);
  amina = await service.someone('student');
  admin = await service.someone('admin');
  room = await service.roomOf(amina, await service.someone('instructor'));
});

afterAll(() => service.stop());

const list = (asker = admin): Promise<Answer<QuarantineList>> => asker.ask('GET', 'quarantine');
const decide = (id: string, decision: string, reason = 'A false alarm', asker = admin) =>
  asker.json('POST', `quarantine/${id}/decision`, { decision, reason });

/** Uploads what is found, and says under which id it is kept. */
async function quarantined(content: string): Promise<string> {
  expect((await amina.upload(room, 'homework.txt', content)).status).toBe(415);
  return (await list()).body.files[0]!.id;
}

const lastAct = async () => (await service.app.get(Audit).latest({ limit: 1 }))[0];

describe('files in quarantine', () => {
  it('are listed for administrators alone, with what was found in them', async () => {
    const id = await quarantined('EVIL one');
    const [file] = (await list()).body.files;
    expect(file).toMatchObject({
      id,
      name: 'homework.txt',
      size: 8,
      found: 'Test.Evil',
      chatRoomId: room,
      uploader: { id: amina.id },
    });
    expect(file?.uploader.name).toMatch(/^student/);
    expect(await service.app.get(Audit).latest({ action: 'quarantine.read', limit: 9 })).toHaveLength(1);
    const instructor = await service.someone('instructor');
    for (const one of [amina, instructor]) {
      expect((await list(one)).status).toBe(403);
      expect((await decide(id, 'delete', 'Mine', one)).status).toBe(403);
    }
    expect((await list()).body.files[0]?.id).toBe(id);
  });

  it('are gone when they are deleted, and found again when they come again', async () => {
    const id = await quarantined('EVIL two');
    expect((await decide(id, 'delete', 'It is one')).status).toBe(204);
    expect(await lastAct()).toMatchObject({
      action: 'quarantine.deleted',
      actorId: admin.id,
      subjectId: amina.id,
      chatRoomId: room,
      details: { attachmentId: id, found: 'Test.Evil', reason: 'It is one' },
    });
    expect(await service.stored(id)).toEqual([]);
    expect((await list()).body.files.map((file) => file.id)).not.toContain(id);
    expect((await decide(id, 'delete')).status).toBe(404);
    expect((await amina.upload(room, 'homework.txt', 'EVIL two')).status).toBe(415);
  });

  it('are taken from then on when they are released, to the byte', async () => {
    const id = await quarantined('EVIL three');
    expect((await decide(id, 'release')).status).toBe(204);
    expect(await lastAct()).toMatchObject({ action: 'quarantine.released', details: { attachmentId: id } });
    expect(await service.stored(id)).toEqual([]);
    expect((await amina.upload(room, 'homework.txt', 'EVIL three')).status).toBe(201);
    expect((await amina.upload(room, 'homework.txt', 'EVIL three!')).status).toBe(415);
  });

  it('are not decided about without a reason, nor in another way', async () => {
    const id = await quarantined('EVIL four');
    expect((await decide(id, 'delete', '  ')).status).toBe(400);
    expect((await decide(id, 'forget')).status).toBe(400);
    expect((await decide('0'.repeat(24), 'release')).status).toBe(404);
    const { id: clean } = await amina.uploaded(room, 'a.txt', 'good');
    expect((await decide(clean, 'delete')).status).toBe(404);
    expect((await amina.read(clean)).status).toBe(200);
  });
});
