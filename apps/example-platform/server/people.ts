import { createSecretKey } from 'node:crypto';
import { SignJWT } from 'jose';

export interface PlatformPerson {
  id: string;
  name: string;
  role: 'student' | 'instructor';
}

/** The accounts of the platform. */
export const PEOPLE: readonly PlatformPerson[] = [
  { id: 'noor@platform', name: 'Noor Karimi', role: 'student' },
  { id: 'tom@platform', name: 'Tom Weber', role: 'student' },
  { id: 'ida@platform', name: 'Prof. Ida Holm', role: 'instructor' },
];
const COURSE = { id: 'linear-algebra', title: 'Linear Algebra' };

export interface SigningOptions {
  /** What the platform and the chat's service share, its `JWT_SECRET`. */
  secret: string;
  /** How long a token is good for. */
  seconds: number;
}

/** A token for the chat: who it is, and which courses they are in. */
export function chatToken({ id, name, role }: PlatformPerson, options: SigningOptions): Promise<string> {
  return sign(id, { name, role, courses: [{ ...COURSE, role }] }, options);
}

/** Tells the chat who there is, so that students find the staff before they have come. */
export async function announce(chat: string, { secret }: SigningOptions): Promise<void> {
  const token = await sign('platform', { name: 'Platform', role: 'admin' }, { secret, seconds: 60 });
  const directory = {
    users: PEOPLE,
    courses: [COURSE],
    enrolments: PEOPLE.map(({ id, role }) => ({ courseId: COURSE.id, userId: id, role })),
  };
  const answer = await fetch(`${chat}/api/directory`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(directory),
  });
  if (!answer.ok) throw new Error(`The chat answered ${answer.status}: ${await answer.text()}`);
}

function sign(subject: string, claims: object, { secret, seconds }: SigningOptions): Promise<string> {
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${seconds} seconds`)
    .sign(createSecretKey(secret, 'utf8'));
}
