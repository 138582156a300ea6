import { createHash } from 'node:crypto';
import { Binary } from 'bson';
import { isArray, isDoc, type Doc, type Value } from '../bson/values.ts';
import { badValue } from '../errors.ts';
import { parseFilter } from '../query/parse-filter.ts';
import { fields } from '../wire/reply.ts';
import { docField, refuseOptions } from './arguments.ts';
import { mechanism } from './authenticate.ts';
import type { Command } from './command.ts';

/** All users belong to this database, and may do everything. */
const home = 'admin';
const everything = (): Doc => fields({ role: 'root', db: home });

/** The same user has the same id each time. */
const idOf = (name: string): Binary => {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return new Binary(bytes, Binary.SUBTYPE_UUID);
};

const describe = (name: string): Doc =>
  fields({
    _id: `${home}.${name}`,
    userId: idOf(name),
    user: name,
    db: home,
    roles: [everything()],
    mechanisms: [mechanism],
  });

/** Whether a user is meant by one entry of `usersInfo`. */
const isMeant = (wanted: Value, database: string): ((name: string) => boolean) => {
  if (typeof wanted === 'string') return (name) => database === home && name === wanted;
  if (!isDoc(wanted))
    throw badValue('usersInfo takes 1, a name, {user, db}, {forAllDBs: true} or an array of them');
  if (wanted.get('forAllDBs') === true) return () => true;
  const [user, db] = [wanted.get('user'), wanted.get('db')];
  if (typeof user !== 'string' || typeof db !== 'string') throw badValue("usersInfo needs 'user' and 'db'");
  return (name) => db === home && name === user;
};

export const usersInfo: Command = {
  fields: ['showCredentials', 'showCustomData', 'showPrivileges', 'showAuthenticationRestrictions', 'filter'],
  run({ identity: { users }, request: { body, database } }) {
    refuseOptions(body, ['showCredentials', 'showPrivileges', 'showAuthenticationRestrictions']);
    const source = body.get('usersInfo')!;
    const list = isArray(source) ? source : [source];
    const tests = isAll(source) ? [() => database === home] : list.map((one) => isMeant(one, database));
    const filter = parseFilter(docField(body, 'filter'));
    const names = [...(users?.keys() ?? [])].filter((name) => tests.some((test) => test(name)));
    return fields({ users: names.map(describe).filter((doc) => filter.matches(doc)) });
  },
};

/** `1`, of any type of number. */
const isAll = (source: Value): boolean => Number(source) === 1;

/** There are no roles but the one that is built in. */
export const rolesInfo: Command = {
  fields: ['showBuiltinRoles', 'showPrivileges', 'showAuthenticationRestrictions'],
  run({ request: { body } }) {
    refuseOptions(body, ['showBuiltinRoles', 'showPrivileges', 'showAuthenticationRestrictions']);
    if (!isAll(body.get('rolesInfo')!)) refuseOptions(body, ['rolesInfo']);
    return fields({ roles: [] });
  },
};
