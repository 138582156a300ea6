import { fields } from '../wire/reply.ts';
import { logout, openCommands, saslContinue, saslStart } from './authenticate.ts';
import { aggregate } from './aggregate.ts';
import { bulkWrite } from './bulk-write.ts';
import {
  collMod,
  create,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  renameCollection,
} from './collections.ts';
import type { Command } from './command.ts';
import { count, distinct } from './count.ts';
import { deleteDocuments } from './delete.ts';
import { explain } from './explain.ts';
import { findAndModify } from './find-and-modify.ts';
import { find, getMore, killCursors } from './find.ts';
import {
  buildInfo,
  connectionStatus,
  endSessions,
  helloCommand,
  isMaster,
  killSessions,
  ping,
  refreshSessions,
  serverStatus,
  startSession,
} from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { getCmdLineOpts, getLog, getParameter, hostInfo, notReplicated } from './inspect.ts';
import { currentOp, profile, top } from './operations.ts';
import { collStats, dbStats } from './statistics.ts';
import { update } from './update.ts';
import { rolesInfo, usersInfo } from './user-information.ts';
import { validate } from './validate.ts';
import { createWordIndex, findWords } from './words.ts';

const listCommands: Command = {
  fields: [],
  run: () => {
    const shown = (name: string) => fields({ help: '', requiresAuth: !openCommands.has(name) });
    return fields({ commands: new Map(Object.keys(commands).map((name) => [name, shown(name)])) });
  },
};

/** Every command there is; all others are refused with `CommandNotFound`. */
export const commands: Readonly<Record<string, Command>> = {
  aggregate,
  buildInfo,
  buildinfo: buildInfo,
  bulkWrite,
  collMod,
  collStats,
  connectionStatus,
  count,
  create,
  createIndexes,
  createWordIndex,
  currentOp,
  dbStats,
  dbstats: dbStats,
  delete: deleteDocuments,
  distinct,
  drop,
  dropDatabase,
  dropIndexes,
  endSessions,
  explain,
  find,
  findAndModify,
  findandmodify: findAndModify,
  findWords,
  getCmdLineOpts,
  getLog,
  getMore,
  getParameter,
  hello: helloCommand,
  hostInfo,
  insert,
  isMaster,
  ismaster: isMaster,
  killCursors,
  killSessions,
  listCollections,
  listCommands,
  listDatabases,
  listIndexes,
  logout,
  ping,
  profile,
  refreshSessions,
  renameCollection,
  replSetGetConfig: notReplicated,
  replSetGetStatus: notReplicated,
  rolesInfo,
  saslContinue,
  saslStart,
  serverStatus,
  startSession,
  top,
  update,
  usersInfo,
  validate,
};
