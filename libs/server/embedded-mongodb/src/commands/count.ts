import { integer, isArray, type Value } from '../bson/values.ts';
import { valueNamer } from '../ambient/value-set.ts';
import { compareValues } from '../keys/compare.ts';
import type { Query } from '../query/find.ts';
import { parseQueryFilter } from '../query/parse-filter.ts';
import { someAt } from '../query/path.ts';
import { decoded, pause } from '../query/scan.ts';
import { fields } from '../wire/reply.ts';
import { collectionName, countField, docField, textField } from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { parseHint } from './find.ts';
import { checkDeadline } from './generic-fields.ts';
import { readSteps } from './read.ts';
import { isView } from './views.ts';

function* runCount(context: CommandContext): CommandRun {
  const { body, database } = context.request;
  const filter = docField(body, 'query');
  const query: Query = {
    matcher: parseQueryFilter(filter),
    sort: [],
    skip: countField(body, 'skip') ?? 0,
    limit: countField(body, 'limit') || Infinity,
    hint: parseHint(body.get('hint')),
  };
  const name = collectionName(body);
  const collection = context.store.collection(database, name);
  if (!collection) return fields({ n: integer(0) });
  if (filter.size === 0 && !isView(collection)) {
    const all = Math.max(0, collection.count() - query.skip);
    return fields({ n: integer(Math.min(all, query.limit)) });
  }
  let n = 0;
  for (const step of readSteps(context, name, query, { filter })) {
    if (step === pause) {
      checkDeadline(context.deadline);
      yield;
    } else {
      n++;
    }
  }
  return fields({ n: integer(n) });
}

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'],
  onViews: true,
  run: runCount,
};

function* runDistinct(context: CommandContext): CommandRun {
  const { body } = context.request;
  const path = textField(body, 'key').split('.');
  const query: Query = {
    matcher: parseQueryFilter(docField(body, 'query')),
    sort: [],
    skip: 0,
    limit: Infinity,
    hint: parseHint(body.get('hint')),
  };
  const wanted = { filter: docField(body, 'query') };
  const values = new Map<string, Value>();
  const nameOf = valueNamer();
  for (const step of readSteps(context, collectionName(body), query, wanted)) {
    if (step === pause) {
      checkDeadline(context.deadline);
      yield;
      continue;
    }
    someAt(decoded(step), path, false, (value) => {
      for (const element of isArray(value) ? value : [value]) {
        if (element === undefined) continue;
        const key = nameOf(element);
        if (!values.has(key)) values.set(key, element);
      }
      return false;
    });
  }
  return fields({ values: [...values.values()].sort(compareValues) });
}

export const distinct: Command = {
  fields: ['key', 'query', 'hint', 'collation'],
  onViews: true,
  run: runDistinct,
};
