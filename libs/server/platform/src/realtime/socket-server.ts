import { Injectable } from '@nestjs/common';
import type { PersonModel } from '@officehours/contracts';
import { DomainEvents } from '../bus/domain-events';
import { Settings } from '../config/settings';
import type { RealtimeServer } from './socket-types';

/** What one node tells the others: of which room they should believe nothing they remember. */
const STALE = 'roomStale';

/** The running Socket.IO server, once the application listens. For the broadcaster and for presence only. */
@Injectable()
export class SocketServer {
  private server?: RealtimeServer;
  /** So often it was said, here or by another node, that the members of some room changed. */
  memberChanges = 0;

  constructor(
    private readonly settings: Settings,
    private readonly events: DomainEvents,
  ) {
    events.on('room.stale', () => void (this.memberChanges += 1));
  }

  attach(server: RealtimeServer): void {
    this.server = server;
    server.on(STALE, (chatRoomId) => this.events.publish('room.stale', { chatRoomId }));
    server.on('personStale', (personId) => this.events.publish('person.stale', { personId }));
    server.on('courseStale', (courseId) => this.events.publish('course.stale', { courseId }));
    server.on('sessionStale', (sessionId) => this.events.publish('session.stale', { sessionId }));
    server.on('personRole', (personId, model) => this.events.publish('person.role', { personId, model }));
  }

  /** Undefined before the application listens: there is nobody to tell yet. */
  get io(): RealtimeServer | undefined {
    return this.server;
  }

  /** The members of a room changed here: the other nodes read them anew. A hint; after a minute they do so anyway. */
  tellStale(chatRoomId: string): void {
    this.memberChanges += 1;
    if (this.settings.redisUrl) this.server?.serverSideEmit(STALE, chatRoomId);
  }

  /** What is remembered of a person is old, on every node. */
  tellPersonStale(personId: string): void {
    this.events.publish('person.stale', { personId });
    if (this.settings.redisUrl) this.server?.serverSideEmit('personStale', personId);
  }

  /** How people of a course may talk, or who is in it, changed here: the other nodes ask anew. A hint; after some seconds they do so anyway. */
  tellCourseStale(courseId: string): void {
    if (this.settings.redisUrl) this.server?.serverSideEmit('courseStale', courseId);
  }

  /** A session was ended here: the other nodes let nobody in with it any more. Without this news they notice after some seconds. */
  tellSessionStale(sessionId: string): void {
    if (this.settings.redisUrl) this.server?.serverSideEmit('sessionStale', sessionId);
  }

  /** A person has another role on the platform: their open sockets have it at once, on every node. */
  tellRole(personId: string, model: PersonModel): void {
    this.events.publish('person.role', { personId, model });
    if (this.settings.redisUrl) this.server?.serverSideEmit('personRole', personId, model);
  }
}
