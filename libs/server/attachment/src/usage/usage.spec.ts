import { randomBytes } from 'node:crypto';
import { Clock } from '@officehours/platform';
import { AttachmentRepository, type AttachmentRecord } from '../attachment.repository';
import { attachmentService, type Asker, type TestService } from '../testing/service';
import { Usage } from './usage';
import { UsageGenerationRepository } from './usage-generation.repository';

const MINUTES = 60_000;
let service: TestService;
let attachments: AttachmentRepository;
let amina: Asker;
let room: string;
let sums: jest.SpyInstance;

/** What another node, or this one after a start, knows: nothing at first. */
const node = () => new Usage(attachments, service.app.get(UsageGenerationRepository), service.app.get(Clock));
const here = () => service.app.get(Usage);

beforeAll(async () => {
  service = await attachmentService();
  attachments = service.app.get(AttachmentRepository);
});

afterAll(() => service.stop());

beforeEach(async () => {
  amina = await service.someone('student');
  room = await service.roomOf(amina, await service.someone('instructor'));
  sums = jest.spyOn(attachments, 'usage');
});

afterEach(() => jest.restoreAllMocks());

const hers = () => ({ uploaderId: amina.id });
const bring = (content: string) => amina.uploaded(room, 'a.txt', content);

function aRecord(bytes: number): AttachmentRecord {
  return {
    id: randomBytes(12).toString('hex'),
    chatRoomId: room,
    uploaderId: amina.id,
    state: 'pending',
    name: 'a.txt',
    kind: 'file',
    mimeType: 'text/plain',
    size: bytes,
    sha256: 'a'.repeat(64),
    thumbnailSize: null,
    bytes,
    width: null,
    height: null,
    placeholder: null,
    durationMs: null,
    waveform: null,
    transcript: null,
    found: null,
    claimedBy: null,
    link: null,
    sweepAt: new Date(),
    createdAt: new Date(),
  };
}

describe('what files take', () => {
  it('is summed once, however many are uploaded, and is what the records say', async () => {
    for (let count = 1; count <= 5; count += 1) await bring('x'.repeat(count));
    expect(sums).toHaveBeenCalledTimes(2);
    expect(await here().of(hers())).toBe(15);
    expect(await here().of({ chatRoomId: room })).toBe(15);
    expect(sums).toHaveBeenCalledTimes(2);
  });

  it('is right for many at once', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, index) => bring('x'.repeat(index + 1))));
    expect(await here().of(hers())).toBe(15);
  });

  it('is less when one is removed', async () => {
    const [{ id }] = [await bring('123'), await bring('4567')];
    await amina.ask('DELETE', `attachment/${id}`);
    expect(await here().of(hers())).toBe(4);
  });

  it('is known to another node at once', async () => {
    const other = node();
    expect(await other.of(hers())).toBe(0);
    await bring('12345');
    expect(await other.of(hers())).toBe(5);
    const record = aRecord(7);
    await other.added(record, () => attachments.add(record));
    expect(await here().of(hers())).toBe(12);
    await other.removed(record, () => attachments.remove(record.id));
    expect(await here().of(hers())).toBe(5);
  });

  it('is right after a crash: at once on a new node, and before long on the others', async () => {
    await bring('12345');
    // It died before it could say that it had added something.
    await attachments.add(aRecord(10));
    expect(await node().of(hers())).toBe(15);
    service.clock.aheadMs += 11 * MINUTES;
    expect(await here().of(hers())).toBe(15);
  });

  it('is summed again after a change that failed', async () => {
    await bring('12345');
    await expect(here().added(aRecord(3), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await here().of(hers())).toBe(5);
  });
});
