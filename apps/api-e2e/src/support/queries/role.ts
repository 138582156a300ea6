import { readFileSync } from 'node:fs';
import { WORKSPACE } from '../process';

/** The commands that operators give to `mongosh`. */
export const ROLE_SCRIPT = readFileSync(`${WORKSPACE}docker/mongodb-role.js`, 'utf8');

interface Role {
  role: string;
  privileges: { resource: { db: string; collection: string }; actions: string[] }[];
  roles: unknown[];
}

interface User {
  user: string;
  roles: { role: string; db: string }[];
}

export interface Made {
  roles: Role[];
  users: User[];
}

/** What the script makes, run as `mongosh` runs it, on a database that only notes it down. */
export function madeBy(script: string): Made {
  const made: Made = { roles: [], users: [] };
  const db = {
    getSiblingDB: () => db,
    createRole: (role: Role) => void made.roles.push(role),
    createUser: (user: User) => void made.users.push(user),
  };
  const run = new Function('db', 'passwordPrompt', 'process', script);
  run(db, () => 'a password', { env: {} });
  return made;
}

/** What the user of the script may do, as `collection action`. */
export function rightsOf(script: string): Set<string> {
  const { roles, users } = madeBy(script);
  const held = new Set(users.flatMap((user) => user.roles.map(({ role }) => role)));
  const privileges = roles.filter(({ role }) => held.has(role)).flatMap((role) => role.privileges);
  return new Set(
    privileges.flatMap(({ resource, actions }) =>
      actions.map((action) => `${resource.collection} ${action}`),
    ),
  );
}

/** What was done and would not have been allowed. */
export function beyond(acts: readonly string[], rights: ReadonlySet<string>): string[] {
  return acts.filter((act) => !rights.has(act));
}
