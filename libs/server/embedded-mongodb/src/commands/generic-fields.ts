import { isDoc, isNumber, toDouble, type Doc } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { countField } from './arguments.ts';

/** Fields that any command may carry. Each is honoured, or is true of this server without doing anything. */
export const genericFields = new Set([
  '$db',
  '$readPreference',
  '$clusterTime',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'autocommit',
  'comment',
  'lsid',
  'maxTimeMS',
  'readConcern',
  'startTransaction',
  'txnNumber',
  'writeConcern',
]);

/** Refuses what no command of this server can honour. @returns the deadline by `performance.now()`. */
export const checkGenericFields = (body: Doc): number => {
  if (body.has('txnNumber') || body.has('autocommit') || body.has('startTransaction')) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
  const version = body.get('apiVersion');
  if (version !== undefined && version !== '1')
    throw new CommandError(322, `Provided apiVersion:${String(version)} is not supported`);
  checkReadConcern(body);
  checkWriteConcern(body);
  const time = countField(body, 'maxTimeMS');
  return time ? performance.now() + time : Infinity;
};

/** Every read sees only what is on disk, so all levels but a snapshot over time hold. */
const checkReadConcern = (body: Doc): void => {
  const concern = body.get('readConcern');
  if (concern === undefined) return;
  if (!isDoc(concern)) throw new CommandError(14, "'readConcern' must be an object");
  const level = concern.get('level') ?? 'local';
  if (level === 'snapshot')
    throw new CommandError(123, 'Read concern snapshot is only supported on a replica set');
  if (typeof level !== 'string' || !['local', 'available', 'majority', 'linearizable'].includes(level)) {
    throw new CommandError(
      9,
      `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  }
};

/** Every write is on disk before its answer, so `w: 1`, `w: 'majority'` and `j` hold. */
const checkWriteConcern = (body: Doc): void => {
  const concern = body.get('writeConcern');
  if (concern === undefined) return;
  if (!isDoc(concern)) throw new CommandError(14, "'writeConcern' must be an object");
  const w = concern.get('w') ?? 'majority';
  if (w === 'majority') return;
  if (isNumber(w) && [0, 1].includes(toDouble(w))) return;
  if (isNumber(w)) throw new CommandError(2, "cannot use 'w' > 1 when a host is not replicated");
  throw new CommandError(79, `No write concern mode named '${String(w)}' found`);
};

/** Runs out of time between two slices of work, never in the middle of a change. */
export const checkDeadline = (deadline: number): void => {
  if (performance.now() > deadline) throw new CommandError(50, 'operation exceeded time limit');
};
