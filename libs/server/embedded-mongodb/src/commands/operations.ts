import { hostname } from 'node:os';
import { Int32, Long } from 'bson';
import { integer, isDoc, isTruthy, type Doc, type Value } from '../bson/values.ts';
import { CommandError, failedToParse } from '../errors.ts';
import { parseFilter } from '../query/parse-filter.ts';
import {
  kindOfOperation,
  kinds,
  namespaceOf,
  type Kind,
  type Operation,
  type Usage,
} from '../server/operations.ts';
import { fields } from '../wire/reply.ts';
import type { Command, CommandContext } from './command.ts';

/** What runs at this moment, and what ran so far. */
const describe = (operation: Operation): Doc => {
  const running = Math.round((performance.now() - operation.started) * 1000);
  const kind = kindOfOperation(operation);
  return fields({
    type: 'op',
    host: hostname(),
    desc: `conn${operation.connectionId}`,
    connectionId: integer(operation.connectionId),
    active: true,
    currentOpTime: new Date().toISOString(),
    effectiveUsers:
      operation.user === undefined ? undefined : [fields({ user: operation.user, db: 'admin' })],
    opid: integer(operation.id),
    secs_running: Long.fromNumber(Math.floor(running / 1_000_000)),
    microsecs_running: Long.fromNumber(running),
    op: kind === 'delete' ? 'remove' : kind,
    ns: namespaceOf(operation) ?? `${operation.database}.$cmd`,
    command: operation.body,
    waitingForLock: false,
  });
};

const operationsOf = ({ connections, identity }: CommandContext, own: boolean): Doc[] =>
  connections.operations
    .all()
    .filter(({ user }) => !own || user === identity.user)
    .map(describe);

const onlyAdmin = ({ request }: CommandContext, what: string): void => {
  if (request.database !== 'admin')
    throw new CommandError(13, `${what} may only be run against the admin database.`);
};

/** Fields of an operation by which `currentOp` may choose. */
const choices = [
  'op',
  'ns',
  'active',
  'opid',
  'connectionId',
  'desc',
  'type',
  'secs_running',
  'microsecs_running',
];
const logical = ['$and', '$or', '$nor'];

export const currentOp: Command = {
  fields: ['$all', '$ownOps', 'waitingForLock', ...choices, ...logical],
  run(context) {
    onlyAdmin(context, 'currentOp');
    const { body } = context.request;
    const names = [...choices, ...logical, 'waitingForLock'];
    const filter = parseFilter(new Map([...body].filter(([name]) => names.includes(name))));
    const found = operationsOf(context, isTruthy(body.get('$ownOps')));
    return fields({ inprog: found.filter((doc) => filter.matches(doc)) });
  },
};

const stageOptions = [
  'allUsers',
  'idleConnections',
  'idleCursors',
  'idleSessions',
  'localOps',
  'truncateOps',
];

/** `$currentOp`, at the head of a pipeline. */
export const currentOpStage = (operand: Value, context: CommandContext): Doc[] => {
  if (context.request.database !== 'admin')
    throw new CommandError(73, "$currentOp must be run against the 'admin' database with {aggregate: 1}");
  if (!isDoc(operand)) throw failedToParse('$currentOp options must be specified in an object');
  for (const [name, value] of operand) {
    if (!stageOptions.includes(name))
      throw failedToParse(`Unrecognized option '${name}' in $currentOp stage.`);
    if (typeof value !== 'boolean')
      throw failedToParse(`The '${name}' parameter of the $currentOp stage must be a boolean value`);
    if (value && name.startsWith('idle') && name !== 'idleConnections')
      throw new CommandError(115, `The option '${name}' of $currentOp is not supported`);
  }
  return operationsOf(context, operand.get('allUsers') !== true);
};

const names: Record<Kind, string> = {
  query: 'queries',
  getmore: 'getmore',
  insert: 'insert',
  update: 'update',
  delete: 'remove',
  command: 'commands',
};

const shown = ({ count, microseconds }: Usage): Doc =>
  fields({ time: Long.fromNumber(Math.round(microseconds)), count: Long.fromNumber(count) });

const together = (usage: ReadonlyMap<Kind, Usage>, wanted: readonly Kind[]): Doc => {
  const some = wanted.map((kind) => usage.get(kind) ?? { count: 0, microseconds: 0 });
  return shown({
    count: some.reduce((sum, { count }) => sum + count, 0),
    microseconds: some.reduce((sum, { microseconds }) => sum + microseconds, 0),
  });
};

const usageOf = (usage: ReadonlyMap<Kind, Usage>): Doc =>
  new Map<string, Value>([
    ['total', together(usage, kinds)],
    ['readLock', together(usage, ['query', 'getmore', 'command'])],
    ['writeLock', together(usage, ['insert', 'update', 'delete'])],
    ...kinds.map((kind) => [names[kind], together(usage, [kind])] as const),
  ]);

/** How long the commands about each collection took. */
export const top: Command = {
  fields: [],
  run(context) {
    onlyAdmin(context, 'top');
    const totals = context.store
      .all()
      .map(
        ({ namespace }) =>
          [namespace, usageOf(context.connections.operations.usage.get(namespace) ?? new Map())] as const,
      );
    return fields({ totals: new Map<string, Value>([['note', 'all times in microseconds'], ...totals]) });
  },
};

/** `opcounters`, as `serverStatus` has them. */
export const counters = ({ connections }: CommandContext): Doc =>
  new Map([...connections.operations.counts].map(([kind, count]) => [kind, integer(count)]));

/** No operation is written down for being slow, and none can be. */
export const profile: Command = {
  fields: ['slowms', 'sampleRate'],
  run({ request: { body } }) {
    const level = body.get('profile');
    if (
      ![-1, 0].includes(Number(level)) ||
      (body.size > 1 && [...body.keys()].some((name) => ['slowms', 'sampleRate'].includes(name)))
    )
      throw new CommandError(115, 'The profiler is not supported');
    return fields({ was: new Int32(0), slowms: new Int32(100), sampleRate: new Int32(1) });
  },
};
