import { Int32 } from 'bson';
import { integer, isDoc, type Doc, type Value } from '../bson/values.ts';
import { CommandError } from '../errors.ts';
import { runQuery, type Query, type Run } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { describePlan } from '../query/describe-plan.ts';
import { pause } from '../query/scan.ts';
import { parseSort } from '../query/sort.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, docField } from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { stepsWithin } from '../ambient/ambient.ts';
import { ambientOf } from './ambient-of.ts';
import { aggregateFields, parseAggregate, runPipeline, splitPipeline } from './aggregate.ts';
import { find, parseHint, parseQuery } from './find.ts';
import { genericFields } from './generic-fields.ts';
import { count, distinct } from './count.ts';
import { findAndModify } from './find-and-modify.ts';
import { isView } from './views.ts';

const known: Record<string, readonly string[]> = {
  find: find.fields,
  aggregate: aggregateFields,
  count: count.fields,
  distinct: distinct.fields,
  findAndModify: findAndModify.fields,
  update: ['updates', 'ordered', 'let'],
  delete: ['deletes', 'ordered', 'let'],
};

/** The query that a command would run; writes are explained, not done. */
const queryOf = (command: string, body: Doc): Query => {
  if (command === 'find') return parseQuery(body);
  if (command === 'aggregate') return splitPipeline(parseAggregate(body, '').stages, body.get('hint')).query;
  const entry = firstEntry(command, body);
  const filter = docField(entry, command === 'update' || command === 'delete' ? 'q' : 'query');
  return {
    matcher: parseQueryFilter(filter),
    sort: parseSort(entry.get('sort')),
    skip: 0,
    limit: command === 'findAndModify' ? 1 : Infinity,
    hint: parseHint(entry.get('hint')),
  };
};

const firstEntry = (command: string, body: Doc): Doc => {
  if (command !== 'update' && command !== 'delete') return body;
  const list = body.get(`${command}s`);
  const [entry] = Array.isArray(list) ? list : [];
  if (!isDoc(entry)) throw new CommandError(9, `explain of ${command} needs '${command}s'`);
  return entry;
};

function* drain(run: Run): Generator<void, number> {
  let returned = 0;
  for (const step of run.steps) {
    if (step === pause) yield;
    else returned++;
  }
  return returned;
}

const statistics = (run: Run, returned: number, milliseconds: number): Map<string, Value> =>
  fields({
    executionSuccess: true,
    nReturned: integer(returned),
    executionTimeMillis: integer(Math.round(milliseconds)),
    totalKeysExamined: integer(run.stats.keys),
    totalDocsExamined: integer(run.stats.documents),
  });

function* runExplain(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  const inner = body.get('explain');
  if (!isDoc(inner)) throw new CommandError(14, 'explain needs the command to explain');
  const verbosity = body.get('verbosity') ?? 'allPlansExecution';
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(String(verbosity))) {
    throw new CommandError(
      9,
      `verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`,
    );
  }
  const command = [...inner.keys()][0] ?? '';
  const allowed = Object.hasOwn(known, command) ? known[command]! : undefined;
  if (!allowed) throw new CommandError(59, `Explain failed due to unknown command: ${command}`);
  for (const name of [...inner.keys()].slice(1)) {
    if (!allowed.includes(name) && !genericFields.has(name))
      throw new CommandError(40415, `BSON field '${command}.${name}' is an unknown field.`);
  }
  const name = collectionName(inner);
  const query = queryOf(command, inner);
  if (command === 'aggregate')
    runPipeline(context.store, database, name, parseAggregate(inner, database).stages, inner.get('hint'));
  const collection = context.store.collection(database, name);
  if (collection && isView(collection)) throw new CommandError(115, 'explain of a view is not supported');
  const run = collection && runQuery(collection, query);
  const plan = run ? describePlan(run.plan, query) : fields({ stage: 'EOF' });
  const reply = fields({
    explainVersion: '1',
    queryPlanner: fields({ namespace: `${database}.${name}`, winningPlan: plan, rejectedPlans: [] }),
    command: inner,
  });
  if (verbosity === 'queryPlanner') return reply;
  const start = performance.now();
  const returned = run ? yield* drain(run) : 0;
  const none: Run = {
    stats: { keys: 0, documents: 0 },
    steps: emptySteps(),
    plan: { kind: 'collection', direction: 1, rest: [], sorted: true },
  };
  reply.set('executionStats', statistics(run ?? none, returned, performance.now() - start));
  reply.set('ok', new Int32(1));
  reply.delete('ok');
  return reply;
}

function* emptySteps(): Generator<never> {}

/** `explain` of a command that came with its batch of updates or deletes inside. */
export const explain: Command = {
  fields: ['verbosity'],
  run: (context) => {
    const inner = explainedAmbient(context.request.body.get('explain'));
    return inner ? stepsWithin(inner, () => runExplain(context)) : runExplain(context);
  },
};

/** The command that is explained brings its own variables and collation; those of a write are with its entry. */
const explainedAmbient = (source: Value | undefined): ReturnType<typeof ambientOf> => {
  if (!isDoc(source)) return undefined;
  const command = source.keys().next().value ?? '';
  const own = ambientOf(source, ['let', 'collation']);
  const entry = command in known ? firstEntry(command, source) : source;
  return entry === source ? own : { ...own, ...ambientOf(entry, ['collation']) };
};
