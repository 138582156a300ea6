import type { Room } from '@officehours/contracts';
import { chatPath } from '@officehours/web-realtime';

export const PATHS = {
  home: '/',
  chat: '/learningDashboard/studentChat/:instructorId/:chatRoomId?',
  /** Without a person, as the older module's links may be: leads to the list. */
  dashboard: /^\/learningDashboard(?:\/studentChat)?\/?$/iu,
  olderChat: '/studentChat/*?',
  course: '/learningDashboard/course/:courseId/:chatRoomId?',
  courses: '/courses',
  settings: '/settings',
} as const;

/** The address of a room: it names the instructor; where there is none, the first of the others. */
export function roomPath(room: Room, me: string): string {
  const instructor = room.participants.find((person) => person.model === 'Instructor');
  const other = room.participants.find((person) => person.id !== me);
  return chatPath((instructor ?? other)?.id ?? me, room.id);
}

const ROOM_PATH = /^\/learningDashboard\/(?:studentChat|course)\/[^/]+\/([\da-f]{24})\b/iu;

/** The room that an address opens. */
export const roomIdAt = (path: string): string | null => ROOM_PATH.exec(path)?.[1] ?? null;
