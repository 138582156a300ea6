import type { Presence } from '@officehours/chat-room';
import type { Directory } from '@officehours/directory';
import { Settings, type Person } from '@officehours/platform';
import { SteppingClock } from '@officehours/platform/testing';
import type { Outcome, Work } from '../jobs/job-queue';
import type { Admitted } from '../planning/admitted';
import type { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { Digests } from './digests';
import type { MailSender } from './mail-sender';
import type { MailStateRepository } from './mail-state.repository';
import type { UnreadRooms } from './unread-rooms';
import type { UnsubscribeLinks } from './unsubscribe-links';

const MINUTE = 60_000;

/** Digests with something to say to everyone, over a mail server that answers as it is told to. */
function service() {
  const clock = new SteppingClock();
  const send = jest.fn<Promise<void>, []>();
  let work: Work<'digest'> = () => Promise.resolve(undefined);
  const wishes = { mail: true, language: 'en', quietHours: { timeZone: 'UTC', spans: [] } };
  const person = { id: 'ada', name: 'Ada', email: 'ada@school.example', model: 'Student' } as Person;
  const room = {
    room: { id: 'room', title: 'Project' },
    lastSeq: 1,
    messages: [{ senderId: 'ben', seq: 1 }],
  };
  const digests = new Digests(
    {
      plan: () => Promise.resolve(),
      handle: (_: string, given: Work<'digest'>) => void (work = given),
    } as never,
    { person: () => Promise.resolve(person), people: () => Promise.resolve([]) } as unknown as Directory,
    { looking: () => Promise.resolve(new Set()) } as unknown as Presence,
    {
      of: () => Promise.resolve(wishes),
    } as unknown as NotificationSettingsRepository,
    { begin: () => Promise.resolve({}), end: () => Promise.resolve() } as unknown as MailStateRepository,
    { of: () => Promise.resolve({ rooms: [room], more: 0 }) } as unknown as UnreadRooms,
    { linkFor: () => Promise.resolve('https://chat.example/end') } as unknown as UnsubscribeLinks,
    { send } as unknown as MailSender,
    new Settings({ jwtSecret: 'the-secret-of-a-service-under-test', publicUrl: 'https://chat.example' }),
    clock,
    { has: () => Promise.resolve(true) } as unknown as Admitted,
  );
  digests.onModuleInit();
  const plannedAt = clock.now().getTime();
  return { clock, send, digest: (): Promise<Outcome> => work({ userId: 'ada', plannedAt }) };
}

const inMinutes = (outcome: Outcome, clock: SteppingClock): number =>
  Math.round(((outcome?.again.getTime() ?? 0) - clock.now().getTime()) / MINUTE);

describe('a mail server', () => {
  it('that cannot be reached is not asked for anyone else until it may be back', async () => {
    const { clock, send, digest } = service();
    send.mockRejectedValueOnce(new Error('nobody answers'));
    expect(inMinutes(await digest(), clock)).toBe(10);
    clock.step(MINUTE);
    expect(inMinutes(await digest(), clock)).toBe(9);
    expect(send).toHaveBeenCalledTimes(1);
    clock.step(10 * MINUTE);
    expect(await digest()).toBeUndefined();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('that says later of one e-mail is asked for the others meanwhile', async () => {
    const { send, digest } = service();
    send.mockRejectedValueOnce(Object.assign(new Error('later'), { responseCode: 451 }));
    expect((await digest())?.again).toBeInstanceOf(Date);
    expect(await digest()).toBeUndefined();
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('that refuses for good is not asked for a day', async () => {
    const { send, digest } = service();
    const refusal = Object.assign(new Error('no such user'), { responseCode: 550 });
    send.mockRejectedValueOnce(refusal);
    await expect(digest()).rejects.toBe(refusal);
  });
});
