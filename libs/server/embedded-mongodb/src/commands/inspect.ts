import { arch, cpus, hostname, release, totalmem, type as systemType } from 'node:os';
import { Int32 } from 'bson';
import { iterations } from '../auth/scram.ts';
import { integer, isDoc, isTruthy, type Doc, type Value } from '../bson/values.ts';
import { badValue, CommandError } from '../errors.ts';
import { fields } from '../wire/reply.ts';
import { mechanism } from './authenticate.ts';
import type { Command } from './command.ts';

/** What shells and schema browsers ask a server about itself. */

const megabyte = 1 << 20;

export const hostInfo: Command = {
  fields: [],
  run: () =>
    fields({
      system: fields({
        currentTime: new Date(),
        hostname: hostname(),
        cpuAddrSize: new Int32(64),
        memSizeMB: integer(Math.round(totalmem() / megabyte)),
        numCores: integer(cpus().length),
        cpuArch: arch(),
        numaEnabled: false,
      }),
      os: fields({ type: systemType(), name: systemType(), version: release() }),
      extra: new Map(),
    }),
};

/** The parameters that there are; none can be set. */
const parameters: Record<string, () => Value> = {
  authenticationMechanisms: () => [mechanism],
  featureCompatibilityVersion: () => fields({ version: '8.0' }),
  scramSHA256IterationCount: () => new Int32(iterations),
  ttlMonitorEnabled: () => true,
  ttlMonitorSleepSecs: () => new Int32(60),
};

const wanted = (body: Doc): { names: string[]; details: boolean } => {
  const operand = body.get('getParameter');
  const options: Doc = isDoc(operand) ? operand : new Map();
  const unknown = [...options.keys()].find((name) => !['showDetails', 'allParameters'].includes(name));
  if (unknown !== undefined)
    throw new CommandError(40415, `BSON field 'getParameter.${unknown}' is an unknown field.`);
  const details = isTruthy(options.get('showDetails'));
  const all = operand === '*' || isTruthy(options.get('allParameters'));
  const names = all
    ? Object.keys(parameters)
    : [...body.keys()].filter((name) => Object.hasOwn(parameters, name));
  if (names.length === 0) throw new CommandError(72, 'no option found to get');
  return { names, details };
};

export const getParameter: Command = {
  fields: Object.keys(parameters),
  run: ({ request: { body } }) => {
    const { names, details } = wanted(body);
    const shown = (name: string): Value => {
      const value = parameters[name]!();
      if (!details) return value;
      return fields({ value, settableAtRuntime: false, settableAtStartup: false });
    };
    return new Map(names.map((name) => [name, shown(name)]));
  },
};

/** What the server writes down goes to who started it; it keeps no lines of its own. */
const logs = ['global', 'startupWarnings'];

export const getLog: Command = {
  fields: [],
  run: ({ request: { body } }) => {
    const name = body.get('getLog');
    if (name === '*') return fields({ names: logs });
    if (typeof name !== 'string' || !logs.includes(name))
      throw badValue(`There is no log named '${String(name)}'`);
    return fields({ totalLinesWritten: new Int32(0), log: [] });
  },
};

export const getCmdLineOpts: Command = {
  fields: [],
  run: ({ identity: { users } }) =>
    fields({
      argv: ['embedded-mongodb'],
      parsed: fields({
        storage: fields({ engine: 'sqlite' }),
        security: fields({ authorization: users ? 'enabled' : 'disabled' }),
      }),
    }),
};

/** What a shell asks to tell about a replica set, which a standalone server is not. */
export const notReplicated: Command = {
  fields: ['initialSync', 'commitmentStatus'],
  run: () => {
    throw new CommandError(76, 'not running with --replSet');
  },
};
