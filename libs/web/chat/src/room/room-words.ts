import type { PersonModel, Room, UserRole } from '@officehours/contracts';
import type { Messages } from '../i18n/en';

const ROLE_OF: Record<PersonModel, UserRole> = {
  Student: 'student',
  Instructor: 'instructor',
  Admin: 'admin',
};

/** The word for what a person is. */
export function roleWord(model: PersonModel, text: Messages): string {
  return text.role[ROLE_OF[model]];
}

/** The name a room goes by for `me`: its title, or its other people. */
export function roomTitle(room: Room, me: string): string {
  if (room.title) return room.title;
  const others = room.participants.filter((person) => person.id !== me);
  return others.map((person) => person.name).join(', ');
}
