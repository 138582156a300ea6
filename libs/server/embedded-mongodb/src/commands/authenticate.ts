import { Binary, Int32 } from 'bson';
import type { Identity } from '../auth/identity.ts';
import { beginExchange } from '../auth/scram.ts';
import { isDoc, isTruthy, toInteger, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { fields } from '../wire/reply.ts';
import { textField } from './arguments.ts';
import type { Command } from './command.ts';

/** The only mechanism; the older ones rest on MD5 and SHA-1. */
export const mechanism = 'SCRAM-SHA-256';

/** What somebody may ask who has not said who they are: what a driver needs to do so. */
export const openCommands: ReadonlySet<string> = new Set([
  'buildInfo',
  'buildinfo',
  'connectionStatus',
  'hello',
  'isMaster',
  'ismaster',
  'logout',
  'ping',
  'saslContinue',
  'saslStart',
]);

/** Refuses a command to somebody who has not said who they are. */
export const checkIdentity = (identity: Identity, command: string): void => {
  if (!identity.mayUse && !openCommands.has(command))
    throw new CommandError(13, `Command ${command} requires authentication`);
};

/** One sentence for every reason, so that nobody learns which names there are. */
const failed = (): CommandError => new CommandError(18, 'Authentication failed.');
const longestPayload = 1024;

const payloadOf = (body: Doc): string => {
  const payload = body.get('payload') as Binary | undefined;
  if (payload?._bsontype !== 'Binary' || payload.position > longestPayload) throw failed();
  return Buffer.from(payload.buffer.subarray(0, payload.position)).toString('utf8');
};

const answer = (identity: Identity, done: boolean, text: string): Map<string, Value> =>
  fields({
    conversationId: new Int32(identity.conversations),
    done,
    payload: new Binary(Buffer.from(text)),
  });

/** Takes the client's first message. @returns the challenge. */
export const startExchange = (identity: Identity, body: Doc): Map<string, Value> => {
  identity.forget();
  if (!identity.users) throw new CommandError(18, 'This server asks nobody who they are.');
  if (textField(body, 'mechanism') !== mechanism)
    throw new CommandError(334, `Only the mechanism ${mechanism} is supported`);
  const options = body.get('options');
  identity.short = isDoc(options) && isTruthy(options.get('skipEmptyExchange'));
  identity.exchange = beginExchange(payloadOf(body), (user) => identity.users?.get(user));
  if (!identity.exchange) throw failed();
  identity.conversations++;
  return answer(identity, false, identity.exchange.challenge);
};

export const saslStart: Command = {
  fields: ['mechanism', 'payload', 'options', 'autoAuthorize'],
  run: ({ identity, request: { body } }) => startExchange(identity, body),
};

export const saslContinue: Command = {
  fields: ['conversationId', 'payload'],
  run: ({ identity, request: { body } }) => {
    const { exchange, proved } = identity;
    identity.exchange = identity.proved = undefined;
    if (toInteger(body.get('conversationId')) !== identity.conversations) throw failed();
    const payload = payloadOf(body);
    if (proved !== undefined && payload === '') {
      identity.user = proved;
      return answer(identity, true, '');
    }
    const last = exchange?.verify(payload);
    if (!exchange || last === undefined) throw failed();
    if (identity.short) identity.user = exchange.user;
    else identity.proved = exchange.user;
    return answer(identity, identity.short, last);
  },
};

export const logout: Command = {
  fields: [],
  run: ({ identity }) => {
    identity.forget();
    return fields({});
  },
};

/** What `hello` answers to a driver that asks how to say who it is, or begins to at once. */
export const greetingOf = (identity: Identity, body: Doc): Record<string, Value> => {
  if (!identity.users) return {};
  const extra: Record<string, Value> = {};
  if (body.has('saslSupportedMechs')) extra['saslSupportedMechs'] = [mechanism];
  const early = body.get('speculativeAuthenticate');
  if (!isDoc(early) || !early.has('saslStart')) return extra;
  try {
    return { ...extra, speculativeAuthenticate: startExchange(identity, early) };
  } catch (error) {
    if (error instanceof CommandError) return extra;
    throw error;
  }
};
