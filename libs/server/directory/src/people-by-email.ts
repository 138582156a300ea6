import type { Person } from '@officehours/platform';

/** Who has an e-mail address: what sign-in with a password asks the service's own directory. */
export abstract class PeopleByEmail {
  /** Case does not matter. */
  abstract find(email: string): Promise<Person | null>;
}
