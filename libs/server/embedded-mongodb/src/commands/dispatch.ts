import { stepsWithin } from '../ambient/ambient.ts';
import { beginCommand } from '../aggregate/variables.ts';
import { CommandError } from '../errors.ts';
import type { Reply } from '../wire/reply.ts';
import { checkIdentity } from './authenticate.ts';
import { ambientOf } from './ambient-of.ts';
import type { CommandContext, CommandRun } from './command.ts';
import { isGenerator } from './command.ts';
import { checkGenericFields, genericFields } from './generic-fields.ts';
import { commands } from './table.ts';
import { refuseView } from './views.ts';

/** Runs the command of a request; while it runs, others can see that it does. */
export function* dispatch(context: Omit<CommandContext, 'deadline'>): CommandRun {
  const { connections, connectionId, identity, request } = context;
  const { user } = identity;
  const operation = connections.operations.begin({
    connectionId,
    user,
    database: request.database,
    body: request.body,
  });
  try {
    return yield* runCommand(context);
  } finally {
    connections.operations.end(operation);
  }
}

/** Finds the command of a request, refuses every field it does not know, and runs it. */
function* runCommand(context: Omit<CommandContext, 'deadline'>): CommandRun {
  const { body } = context.request;
  const name = [...body.keys()][0] ?? '';
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  checkIdentity(context.identity, name);
  if (!command) throw new CommandError(59, `no such command: '${name}'`);
  for (const field of [...body.keys()].slice(1)) {
    if (!command.fields.includes(field) && !genericFields.has(field)) {
      throw new CommandError(40415, `BSON field '${name}.${field}' is an unknown field.`);
    }
  }
  for (const batch of context.request.sequences.keys()) {
    if (!command.fields.includes(batch))
      throw new CommandError(40415, `BSON field '${name}.${batch}' is an unknown field.`);
  }
  if (!command.onViews) refuseNamedView(context);
  const deadline = checkGenericFields(body);
  beginCommand();
  const start = (): CommandRun | Reply => command.run({ ...context, deadline });
  const inner = ambientOf(body, command.fields);
  const run = inner ? stepsWithin(inner, () => asGenerator(start())) : start();
  return isGenerator(run) ? yield* run : run;
}

/** All but a few commands are about collections only. */
const refuseNamedView = ({ store, request: { body, database } }: Omit<CommandContext, 'deadline'>): void => {
  const name = body.values().next().value;
  if (typeof name === 'string') refuseView(store.collection(database, name));
};

function* asGenerator(run: CommandRun | Reply): CommandRun {
  return isGenerator(run) ? yield* run : run;
}
