import { isLocal, type Address } from '../server/address.ts';
import { StartError } from '../storage/open.ts';
import type { Users } from './identity.ts';
import { makeCredential } from './scram.ts';

/** Somebody who may use all of a server. */
export interface User {
  name: string;
  password: string;
}

const leastPassword = 12;
const mostUsers = 100;

/** The credentials of all users. Throws a `StartError` when strangers could get in. */
export const checkUsers = (users: readonly User[] | undefined, address: Address): Users => {
  if (!users || users.length === 0) {
    if (isLocal(address)) return undefined;
    throw new StartError(
      'A server that other machines can reach has to ask who they are: give it at least one user.',
    );
  }
  if (users.length > mostUsers) throw new StartError(`There are more than ${mostUsers} users.`);
  for (const { name, password } of users) checkUser(name, password);
  return new Map(users.map(({ name, password }) => [name, makeCredential(password)]));
};

/** Letters that look alike have several encodings; drivers fold them and this server does not, so it takes none. */
const checkUser = (name: string, password: string): void => {
  if (!/^[\x21-\x7e]{1,64}$/.test(name)) {
    throw new StartError('The name of a user has 1 to 64 ASCII characters and no blanks.');
  }
  if (!/^[\x20-\x7e]+$/.test(password) || password.length < leastPassword || password.length > 256) {
    throw new StartError(
      `The password of ${name} has to have ${leastPassword} to 256 characters, all of them ASCII.`,
    );
  }
};
