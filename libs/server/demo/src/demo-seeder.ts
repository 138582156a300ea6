import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { MembershipRepository, RoomLog, RoomRepository } from '@officehours/chat-room';
import { DirectoryImport } from '@officehours/directory';
import { MessageRepository, type NewMessage } from '@officehours/message';
import { Clock, Settings } from '@officehours/platform';
import { collectGarbageSoon } from './collect-garbage';
import { COURSES, ENROLMENTS, PEOPLE } from './course/cast';
import { DemoRoomRepository } from './demo-room.repository';
import { DemoStateRepository } from './demo-state.repository';
import { DemoFiles } from './files/demo-files';
import { isDemo } from './is-demo';
import { roomsOf, type FilledRoom } from './script/rooms';

/**
 * Makes the demo course in a database that has none. Everything in it follows from its names and the moment it was
 * begun, and every step leaves alone what is there: a start after a crash completes it.
 */
@Injectable()
export class DemoSeeder implements OnApplicationBootstrap {
  private readonly log = new Logger(DemoSeeder.name);

  constructor(
    private readonly settings: Settings,
    private readonly state: DemoStateRepository,
    private readonly directory: DirectoryImport,
    private readonly demoRooms: DemoRoomRepository,
    private readonly rooms: RoomRepository,
    private readonly memberships: MembershipRepository,
    private readonly messages: MessageRepository,
    private readonly roomLog: RoomLog,
    private readonly files: DemoFiles,
    private readonly clock: Clock,
  ) {}

  /** Before the service listens: nobody sees half a demo. */
  async onApplicationBootstrap(): Promise<void> {
    if (!isDemo(this.settings)) return;
    const { beganAt, doneAt } = await this.state.begin(this.clock.now());
    if (doneAt) return;
    const filled = roomsOf(beganAt);
    const messages = filled.flatMap((room) => room.messages);
    await this.bringPeople();
    await this.demoRooms.putAll(filled.map(({ room }) => room));
    await this.files.keep(messages);
    await this.writeMessages(messages);
    await this.summarise(filled);
    await this.state.finish(this.clock.now());
    collectGarbageSoon();
    this.log.log(`made the demo: ${filled.length} rooms`);
  }

  private async bringPeople(): Promise<void> {
    // Side by side, so that the database folds their commits into a few.
    await Promise.all(PEOPLE.map((person) => this.directory.users([person])));
    await this.directory.courses(COURSES);
    await this.directory.enrol(ENROLMENTS);
  }

  /** Only what the log lacks. When another node writes the same at the same time, its messages are these. */
  private async writeMessages(messages: readonly NewMessage[]): Promise<void> {
    for (
      let lacking = await this.lackingOf(messages);
      lacking.length > 0;
      lacking = await this.lackingOf(messages)
    ) {
      await this.messages.append(lacking);
    }
  }

  private async lackingOf(messages: readonly NewMessage[]): Promise<NewMessage[]> {
    const ids = [...new Set(messages.map(({ chatRoomId }) => chatRoomId))];
    const stored = new Map(
      await Promise.all(ids.map(async (id) => [id, await this.roomLog.lastSeq(id)] as const)),
    );
    return messages.filter(({ chatRoomId, seq }) => seq > (stored.get(chatRoomId) ?? 0));
  }

  private async summarise(filled: readonly FilledRoom[]): Promise<void> {
    const summaries = filled.flatMap(({ room, messages }) => {
      const last = messages.at(-1);
      return last ? [{ chatRoomId: room.id, lastMessage: recordOf(last) }] : [];
    });
    await this.rooms.summarise(summaries);
    await this.memberships.readMany(filled.flatMap(({ positions }) => positions));
  }
}

function recordOf({ requestHash: _, ...record }: NewMessage) {
  return record;
}
