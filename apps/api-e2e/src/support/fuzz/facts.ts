import { randomUUID } from 'node:crypto';
import type { Room } from '@officehours/contracts';
import { newCourse, newGroup, type SmallCourse } from '../course';
import { formOf, uploaded } from '../files';
import { person, type Person } from '../people';
import { history, introduce, post, roomOf } from '../rooms';
import type { Server } from '../server';
import { newId } from '../tokens';
import type { CallerName } from './cases';
import type { StandIn } from './stand-ins';

/** People of one course with a room and a group in which cases are tried, and what the stand-ins stand for. */
export class Facts {
  private static marks = 0;

  private constructor(
    readonly course: SmallCourse,
    readonly people: Record<CallerName, Person | undefined>,
    readonly room: Room,
    readonly group: Room,
    private readonly known: Readonly<Record<string, string>>,
  ) {}

  static async make(server: Server): Promise<Facts> {
    const course = await newCourse(server);
    const admin = await person('admin');
    await introduce(server, admin);
    const { ada, ben, instructor } = course;
    const room = await roomOf(server, ada, instructor);
    const group = await newGroup(server, course, [ada, ben]);
    const message = await post(server, ada, room.id, 'Something to change');
    const file = await uploaded(server, ada, room.id, formOf('a.txt', 'a'));
    const { epoch } = await history(server, ada, room.id);
    const known: Record<Exclude<StandIn, 'MARK' | 'UUID' | 'NEW'>, string> = {
      ROOM: room.id,
      GROUP: group.id,
      MESSAGE: message.id,
      STUDENT: ada.id,
      OTHER: ben.id,
      INSTRUCTOR: instructor.id,
      COURSE: course.id,
      FILE: file.id,
      EPOCH: epoch,
      TOKEN: ada.token,
    };
    return new Facts(course, { student: ada, instructor, admin, nobody: undefined }, room, group, known);
  }

  /** A text that stands nowhere yet, and that is not the name of a field. */
  static newMark(): string {
    return `mk-${(Facts.marks += 1)}-km`;
  }

  filled(text: string, mark: string): string {
    return text.replaceAll(/@@([A-Z]+)@@/g, (all, word: string) => {
      if (word === 'MARK') return mark;
      if (word === 'UUID') return randomUUID();
      if (word === 'NEW') return newId();
      return this.known[word] ?? all;
    });
  }
}

/** The marks that stand in a text. */
export const marksIn = (text: string): string[] => text.match(/mk-\d+-km/g) ?? [];
