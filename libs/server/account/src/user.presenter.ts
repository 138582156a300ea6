import type { User } from '@officehours/contracts';
import { ROLE_OF_MODEL, type Person } from '@officehours/platform';

/** The one way of a person to the wire. */
export function presentUser({ id, name, model, email, avatarUrl }: Person): User {
  return { id, name, role: ROLE_OF_MODEL[model], email, avatarUrl };
}
