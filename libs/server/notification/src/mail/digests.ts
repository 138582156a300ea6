import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { excerpt, LIMITS, summaryOf } from '@officehours/contracts';
import { Presence, type MessageRecord } from '@officehours/chat-room';
import { Directory } from '@officehours/directory';
import { Clock, Settings, type Person } from '@officehours/platform';
import { JobQueue, type JobMap, type Outcome } from '../jobs/job-queue';
import { Admitted } from '../planning/admitted';
import { NotificationSettingsRepository } from '../settings/notification-settings.repository';
import { quietUntil } from '../settings/quiet-hours';
import { MailSender, type Mail } from './mail-sender';
import { MailStateRepository } from './mail-state.repository';
import { wordsFor, type MailWords } from './mail-words';
import { UnreadRooms, type UnreadDigest, type UnreadRoom } from './unread-rooms';
import { UnsubscribeLinks } from './unsubscribe-links';

const LOOK_AGAIN_MS = 5 * 60_000;
const GIVE_UP_MS = 12 * 3_600_000;
/** A mail server that is away is asked again, until so long after the plan. */
const SEND_AGAIN_MS = 10 * 60_000;
const GIVE_UP_SENDING_MS = 24 * 3_600_000;
/** Another e-mail to the same person is on its way. */
const TAKEN_MS = 5_000;
const QUOTED_PER_ROOM = 3;

/** Writes to people about what stayed unread while they were away: what is true when it is due decides. */
@Injectable()
export class Digests implements OnModuleInit {
  private readonly log = new Logger(Digests.name);
  /** The mail server could not be reached: who else has something to say waits as well, and holds up nothing. */
  private awayUntil = 0;

  constructor(
    private readonly queue: JobQueue,
    private readonly directory: Directory,
    private readonly presence: Presence,
    private readonly own: NotificationSettingsRepository,
    private readonly states: MailStateRepository,
    private readonly unread: UnreadRooms,
    private readonly links: UnsubscribeLinks,
    private readonly sender: MailSender,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly admitted: Admitted,
  ) {}

  onModuleInit(): void {
    this.queue.handle('digest', (job) => this.digest(job));
  }

  private async digest({ userId, plannedAt }: JobMap['digest']): Promise<Outcome> {
    const [person, wishes] = await Promise.all([this.directory.person(userId), this.own.of(userId)]);
    if (!person?.email || !wishes.mail) return undefined;
    if (!(await this.admitted.has(userId, person.model))) return undefined;
    const now = this.clock.now();
    if ((await this.presence.looking([userId])).has(userId))
      return now.getTime() - plannedAt < GIVE_UP_MS
        ? { again: new Date(now.getTime() + LOOK_AGAIN_MS) }
        : undefined;
    const again = quietUntil(wishes.quietHours, now);
    if (again) return { again };
    if (now.getTime() < this.awayUntil) return { again: new Date(this.awayUntil) };
    const mailed = await this.states.begin(userId, now);
    if (mailed === null) return { again: new Date(now.getTime() + TAKEN_MS) };
    let written: Record<string, number> = {};
    try {
      const digest = await this.unread.of(userId, mailed);
      const { rooms } = digest;
      if (
        rooms.length > 0 &&
        !(await this.isSent(await this.mailOf(person, wishes, digest, plannedAt), plannedAt))
      )
        return { again: new Date(this.clock.now().getTime() + SEND_AGAIN_MS) };
      written = Object.fromEntries(rooms.map(({ room, lastSeq }) => [room.id, lastSeq]));
    } finally {
      await this.states.end(userId, written);
    }
    return undefined;
  }

  /** @throws what the mail server says when it is too late to wait for it any longer, or no use. */
  private async isSent(mail: Mail, plannedAt: number): Promise<boolean> {
    try {
      await this.sender.send(mail);
      return true;
    } catch (error) {
      const now = this.clock.now().getTime();
      const { responseCode } = error as { responseCode?: number };
      // What it refuses for good (RFC 5321 §4.2.1) it will not take in ten minutes.
      if (now - plannedAt >= GIVE_UP_SENDING_MS || (responseCode ?? 0) >= 500) throw error;
      if (responseCode === undefined) this.awayUntil = now + SEND_AGAIN_MS;
      this.log.warn({ err: error }, 'an e-mail waits for the mail server');
      return false;
    }
  }

  private async mailOf(
    person: Person,
    { showText, language }: { showText: boolean; language: string },
    { rooms, more }: UnreadDigest,
    plannedAt: number,
  ): Promise<Mail> {
    const words = wordsFor(language);
    const { publicUrl = '' } = this.settings;
    const host = new URL(publicUrl).hostname;
    const unsubscribe = await this.links.linkFor(person.id);
    const blocks = await Promise.all(rooms.map((room) => this.describe(room, language, showText)));
    const count = rooms.reduce((sum, { messages }) => sum + messages.length, 0);
    return {
      to: { name: person.name, address: person.email ?? '' },
      subject: words.subject(count),
      text: [
        words.greeting(person.name),
        ...blocks,
        ...(more > 0 ? [words.moreRooms(more)] : []),
        `${words.noAnswers}\n${words.why(`${publicUrl}/settings`)}\n${words.end(unsubscribe)}`,
      ].join('\n\n'),
      messageId: `<digest.${person.id}.${plannedAt}@${host}>`,
      thread: `<officehours.${person.id}@${host}>`,
      unsubscribe,
    };
  }

  /** Who wrote how much; what, only where school and person allow it. */
  private async describe(
    { room, messages }: UnreadRoom,
    language: string,
    showText: boolean,
  ): Promise<string> {
    const words = wordsFor(language);
    const senders = await this.directory.people([
      ...new Set(messages.flatMap(({ senderId }) => senderId ?? [])),
    ]);
    const names = new Map(senders.map(({ id, name }) => [id, name]));
    const title = room.title ?? [...names.values()].join(', ');
    const [first] = messages;
    const link = `${this.settings.publicUrl}/learningDashboard/studentChat/${first?.senderId}/${room.id}?at=${first?.seq}`;
    const isShown = this.settings.notifyContent === 'text' && showText;
    const quoted = isShown ? messages.slice(0, QUOTED_PER_ROOM) : [];
    return [
      words.room(title, messages.length),
      ...quoted.map((message) => `  ${names.get(message.senderId ?? '') ?? ''}: ${lineOf(message, words)}`),
      ...(quoted.length < messages.length && isShown ? [`  ${words.more}`] : []),
      `  ${link}`,
    ].join('\n');
  }
}

/** What a message says, files first, on one line. */
function lineOf({ content, attachments }: MessageRecord, words: MailWords): string {
  const files = summaryOf(attachments);
  const text = excerpt(content, LIMITS.excerptCodePoints);
  return [files && words.files(files), text].filter(Boolean).join(' · ');
}
