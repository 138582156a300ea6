import { Int32 } from 'bson';
import { integer, type Value } from '../bson/values.ts';
import { maxDocumentSize } from '../bson/encode.ts';
import { maxMessageSize } from '../wire/message.ts';
import { fields } from '../wire/reply.ts';
import { arrayField, flagField } from './arguments.ts';
import { counters } from './operations.ts';
import { greetingOf } from './authenticate.ts';
import type { Command, CommandContext } from './command.ts';
import { sessionText } from './session.ts';
import { maxWriteBatch } from './write-errors.ts';

/** The server version that is announced, since drivers and tools choose their commands by it. */
const version = '8.0.0';
/** Wire version of MongoDB 8.0. */
const maxWireVersion = 25;
const sessionMinutes = 30;

const hello = (context: CommandContext, legacy: boolean): Map<string, Value> =>
  fields({
    helloOk: true,
    ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
    maxBsonObjectSize: new Int32(maxDocumentSize),
    maxMessageSizeBytes: new Int32(maxMessageSize),
    maxWriteBatchSize: new Int32(maxWriteBatch),
    localTime: new Date(),
    logicalSessionTimeoutMinutes: new Int32(sessionMinutes),
    connectionId: integer(context.connectionId),
    minWireVersion: new Int32(0),
    maxWireVersion: new Int32(maxWireVersion),
    readOnly: false,
    ...greetingOf(context.identity, context.request.body),
  });

/** Fields that drivers send along; they describe the client and ask for nothing that has to be done. */
const helloFields = [
  'helloOk',
  'client',
  'compression',
  'backpressure',
  'hostInfo',
  'internalClient',
  'forShell',
  'saslSupportedMechs',
  'speculativeAuthenticate',
];

export const helloCommand: Command = { fields: helloFields, run: (context) => hello(context, false) };
export const isMaster: Command = { fields: helloFields, run: (context) => hello(context, true) };

export const ping: Command = { fields: [], run: () => fields({}) };

export const buildInfo: Command = {
  fields: [],
  run: () =>
    fields({
      version,
      gitVersion: 'embedded-mongodb',
      modules: [],
      sysInfo: 'embedded-mongodb over SQLite',
      versionArray: version
        .split('.')
        .concat('0')
        .map((part) => new Int32(Number(part))),
      bits: new Int32(64),
      debug: false,
      maxBsonObjectSize: new Int32(maxDocumentSize),
      storageEngines: ['sqlite'],
    }),
};

/** Sessions hold nothing but their cursors. */
const endAll = ({ request: { body }, cursors }: CommandContext, command: string): Map<string, Value> => {
  for (const session of arrayField(body, command)) {
    const id = session instanceof Map ? sessionText(session) : undefined;
    if (id) cursors.killSession(id);
  }
  return fields({});
};

export const endSessions: Command = { fields: [], run: (context) => endAll(context, 'endSessions') };
export const killSessions: Command = { fields: [], run: (context) => endAll(context, 'killSessions') };
export const refreshSessions: Command = { fields: [], run: () => fields({}) };
export const startSession: Command = {
  fields: [],
  run: () => fields({ timeoutMinutes: new Int32(sessionMinutes) }),
};

export const connectionStatus: Command = {
  fields: ['showPrivileges'],
  run: ({ identity: { user }, request: { body } }) => {
    const users = user === undefined ? [] : [fields({ user, db: 'admin' })];
    const roles = users.map(() => fields({ role: 'root', db: 'admin' }));
    const everything = fields({ resource: fields({ anyResource: true }), actions: ['anyAction'] });
    const privileges = flagField(body, 'showPrivileges') ? users.map(() => everything) : undefined;
    return fields({
      authInfo: fields({
        authenticatedUsers: users,
        authenticatedUserRoles: roles,
        authenticatedUserPrivileges: privileges,
      }),
    });
  },
};

const started = performance.now();

export const serverStatus: Command = {
  fields: ['repl', 'metrics', 'locks'],
  run: (context) =>
    fields({
      host: 'localhost',
      version,
      process: 'embedded-mongodb',
      pid: integer(process.pid),
      uptime: integer(Math.floor((performance.now() - started) / 1000)),
      localTime: new Date(),
      connections: fields({
        current: integer(context.connections.size),
        totalCreated: integer(context.connections.created),
      }),
      cursors: fields({ open: integer(context.cursors.size) }),
      opcounters: counters(context),
      mem: fields({ resident: integer(Math.round(process.memoryUsage.rss() / (1 << 20))) }),
    }),
};
