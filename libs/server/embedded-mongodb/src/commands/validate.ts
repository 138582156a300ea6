import { Binary, Int32 } from 'bson';
import { integer, type Value } from '../bson/values.ts';
import {
  snapshotOf,
  verifyCollection,
  verifyCollectionSteps,
  type CollectionVerdict,
} from '../maintenance/verify.ts';
import { fields } from '../wire/reply.ts';
import { refuseOptions } from './arguments.ts';
import type { Command, CommandContext, CommandRun } from './command.ts';
import { existing } from './find.ts';
import { checkDeadline } from './generic-fields.ts';

/** Reads all of a collection as of one moment, while others go on to write; in memory they wait. */
function* check(context: CommandContext): Generator<void, CollectionVerdict> {
  const collection = existing(context);
  const snapshot = snapshotOf(context.store);
  const same = snapshot?.store.all().find(({ info }) => info.id === collection.info.id);
  try {
    if (!snapshot || !same) return verifyCollection(context.store.db, collection);
    const steps = verifyCollectionSteps(snapshot.store.db, same);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      checkDeadline(context.deadline);
      yield;
    }
  } finally {
    snapshot?.close();
  }
}

function* run(context: CommandContext): CommandRun {
  refuseOptions(context.request.body, ['full', 'repair', 'fixMultikey', 'metadata']);
  const { info, namespace } = existing(context);
  const verdict = yield* check(context);
  const keys = [...verdict.keysPerIndex].map(([name, count]) => [name, integer(count)] as const);
  const valid = verdict.faults.length === 0;
  const isFaulty = (name: string): boolean => verdict.faults.some((fault) => fault.includes(`index ${name}`));
  return fields({
    ns: namespace,
    uuid: new Binary(info.uuid, Binary.SUBTYPE_UUID),
    nInvalidDocuments: integer(verdict.unreadable),
    nrecords: integer(verdict.documents),
    nIndexes: new Int32(keys.length),
    keysPerIndex: new Map<string, Value>(keys),
    indexDetails: new Map(keys.map(([name]) => [name, fields({ valid: !isFaulty(name) })])),
    valid,
    repaired: false,
    warnings: [],
    errors: [...verdict.faults],
    extraIndexEntries: [],
    missingIndexEntries: [],
    corruptRecords: [],
  });
}

/** Holds every document of a collection against its indexes. */
export const validate: Command = {
  fields: ['full', 'repair', 'fixMultikey', 'metadata', 'background', 'checkBSONConformance'],
  run,
};
