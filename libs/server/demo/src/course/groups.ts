import { announcements } from '@officehours/chat-room';
import type { RoomKind } from '@officehours/contracts';
import { announcements as toEveryone } from '../talk/announcements';
import { projectTalk } from '../talk/project';
import { staffTalk } from '../talk/staff-room';
import type { Said } from '../script/turn';
import {
  ASSISTANT,
  INSTRUCTOR,
  LINEAR_ALGEBRA,
  NUMERICS,
  roomId,
  studentNamed,
  students,
  type CastMember,
} from './cast';

/** A room of more than two: what it is, who is in it, and what was said. */
export interface Group {
  key: string;
  chatRoomId: string;
  kind: RoomKind;
  /** What it is the only room of, as the service itself names it. */
  roomKey: string;
  title: string;
  courseId: string;
  owners: readonly CastMember[];
  members: readonly CastMember[];
  /** Who has not read the last message. */
  behind?: readonly CastMember[];
  talk: readonly (readonly Said[])[];
  /** Minutes between its last message and the moment the demo was made. */
  quietFor: number;
}

const AMINA = studentNamed('amina');
const STAFF = [INSTRUCTOR, ASSISTANT];
const PROJECT = 'Project: a plucked string';

const made = announcements.created(INSTRUCTOR, PROJECT);

/** The student of the demo is in all of them. */
export const GROUPS: readonly Group[] = [
  {
    key: 'project',
    chatRoomId: roomId('project'),
    kind: 'group',
    roomKey: `group:${INSTRUCTOR.id}:demo`,
    title: PROJECT,
    courseId: NUMERICS.id,
    owners: [INSTRUCTOR],
    members: [AMINA, ...['linh', 'finn', 'oskar'].map(studentNamed)],
    talk: [[{ from: '', text: made.text, system: made.event }], ...projectTalk],
    quietFor: 26,
  },
  {
    key: 'announcements',
    chatRoomId: roomId('announcements'),
    kind: 'announcement',
    roomKey: `announcement:${LINEAR_ALGEBRA.id}`,
    title: LINEAR_ALGEBRA.title,
    courseId: LINEAR_ALGEBRA.id,
    owners: STAFF,
    members: students,
    behind: students.filter(({ id }, index) => id !== AMINA.id && index % 3 === 0),
    talk: toEveryone,
    quietFor: 5 * 60,
  },
  {
    key: 'staff-amina',
    chatRoomId: roomId('staff-amina'),
    kind: 'staff',
    roomKey: `staff:${NUMERICS.id}:${AMINA.id}`,
    title: NUMERICS.title,
    courseId: NUMERICS.id,
    owners: STAFF,
    members: [AMINA],
    talk: staffTalk,
    quietFor: 29 * 60,
  },
];
