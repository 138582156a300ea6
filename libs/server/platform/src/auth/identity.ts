import { createHash } from 'node:crypto';
import type { CourseRole, PersonModel, UserRole } from '@officehours/contracts';

/** A claim of the tokens that this service signs itself, by a name that no host would choose. */
export const OWN_TOKEN = 'officehours/own';

/** What a valid token says. Ids are ours already; times are milliseconds since 1970. */
export interface Identity {
  userId: string;
  /** `sub` as the host platform spells it. */
  subject: string;
  role: UserRole;
  name: string;
  email?: string;
  avatarUrl?: string;
  sessionId?: string;
  courses?: { id: string; title: string; role: CourseRole }[];
  /** Signed here: what it says of its person was copied from the directory, which may know better by now. */
  isOwn?: boolean;
  issuedAt: number;
  expiresAt: number;
}

/** A person as the service knows them. */
export interface Person {
  id: string;
  model: PersonModel;
  name: string;
  email: string | null;
  avatarUrl: string | null;
}

/** Who is asking, and with what token. */
export interface Caller extends Person {
  role: UserRole;
  sessionId?: string;
  /** Milliseconds since 1970. */
  tokenExpiresAt: number;
}

export const MODEL_OF_ROLE: Record<UserRole, PersonModel> = {
  student: 'Student',
  instructor: 'Instructor',
  admin: 'Admin',
};
export const ROLE_OF_MODEL: Record<PersonModel, UserRole> = {
  Student: 'student',
  Instructor: 'instructor',
  Admin: 'admin',
};

/**
 * The id of a person or course of the host platform: 24 hex digits are the id itself, any other string gets one for
 * good: 96 bits of its SHA-256, so that it is the same on every node and after every restore, without a lookup.
 */
export function idOfSubject(kind: 'user' | 'course', subject: string): string {
  if (/^[0-9a-f]{24}$/i.test(subject)) return subject.toLowerCase();
  return createHash('sha256').update(`officehours:${kind}:${subject}`).digest('hex').slice(0, 24);
}
