import { randomBytes } from 'node:crypto';
import { RoomOpener, RoomRepository } from '@officehours/chat-room';
import { DomainEvents, type Person } from '@officehours/platform';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('the room of a pair', () => {
  let service: TestService;
  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  it('is told to both of them, though whoever made it died before it had members', async () => {
    const [ada, ben] = [newId(), newId()].sort() as [string, string];
    const key = `${ada}:${ben}`;
    const { room } = await get(RoomRepository).findOrCreate({ key, kind: 'direct', courseId: null });
    const told: string[][] = [];
    get(DomainEvents).on('room.created', ({ memberIds }) => void told.push(memberIds));
    const people = [ada, ben].map((id) => ({ id, model: 'Student' }) as Person) as [Person, Person];
    const opened = await get(RoomOpener).open(people, null);
    expect(opened).toMatchObject({ room: { id: room.id }, created: false });
    expect(told).toEqual([[ada, ben]]);
  });
});
