import { randomBytes, randomUUID } from 'node:crypto';
import { MembershipRepository, RoomRepository, type RoomRecord } from '@officehours/chat-room';
import { channelOf, SocketServer, type Caller, type RealtimeServer } from '@officehours/platform';
import { MessageRepository } from './message.repository';
import { MessageService } from './message.service';
import { requestHashOf } from './request-hash';
import { Summaries } from './summaries';
import { aDraft } from './testing/drafts';
import { messageService, type TestService } from './testing/service';

const newId = () => randomBytes(12).toString('hex');

describe('a message whose node died before it told anyone', () => {
  const caller = { id: newId(), model: 'Student', role: 'student' } as unknown as Caller;
  let service: TestService;
  let room: RoomRecord;
  let told: unknown[][];

  const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);

  beforeAll(async () => {
    service = await messageService();
  }, 30_000);
  afterAll(() => service.stop());

  beforeEach(async () => {
    told = [];
    const to = (channel: string) => ({
      emit: (...all: unknown[]) => told.push([channel, ...all]),
      except: () => ({ emit: () => true }),
    });
    get(SocketServer).attach({ to, on: () => undefined } as unknown as RealtimeServer);
    const made = { key: `group:${newId()}`, kind: 'group', courseId: null } as const;
    ({ room } = await get(RoomRepository).findOrCreate(made));
    await get(MembershipRepository).add(room.id, [{ userId: caller.id, model: 'Student', role: 'owner' }]);
  });

  /** Stored, and nothing else. */
  async function stored() {
    const request = { chatRoomId: room.id, content: 'Are you there?', clientMessageId: randomUUID() };
    const message = {
      ...aDraft({ ...request, id: get(MessageRepository).newId(), senderId: caller.id }),
      requestHash: requestHashOf(request),
      createdAt: new Date(),
      seq: 1,
    };
    await get(MessageRepository).append([message]);
    return request;
  }
  const beat = () => [channelOf.room(room.id), 'roomBeat', { chatRoomId: room.id, lastSeq: 1 }];

  it('is made known when its sender tries again', async () => {
    const request = await stored();
    expect(await get(MessageService).send(caller, request)).toMatchObject({ created: false });
    expect(told).toEqual([beat()]);
    await get(Summaries).refresh();
    expect(await get(RoomRepository).find(room.id)).toMatchObject({ lastSeq: 1 });
  });
});
