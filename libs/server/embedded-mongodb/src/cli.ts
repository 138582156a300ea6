#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { openServer, type ServerOptions } from './server/server.ts';
import { StartError } from './storage/open.ts';

const usage = `Usage: embedded-mongodb --path <file> [--socket <file> | --port <n>] [--database <name>]

Runs the database as a process of its own, for several processes on one machine.
Prints its connection string on one line once it is ready; ends on SIGTERM or SIGINT.`;

/** Reads the command line, or gives a sentence that says what is wrong with it. */
const readOptions = (argv: string[]): ServerOptions | 'help' => {
  const { values } = parseArgs({
    args: argv,
    options: {
      path: { type: 'string' },
      socket: { type: 'string' },
      port: { type: 'string' },
      database: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return 'help';
  if (!values.path) throw new StartError('Give the database file with --path.');
  const options: ServerOptions = { path: values.path };
  if (values.socket !== undefined) options.socket = values.socket;
  if (values.port !== undefined) options.port = Number(values.port);
  if (values.database !== undefined) options.database = values.database;
  return options;
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  const server = await openServer(options, (error) => console.error(String(error.cause ?? error)));
  const stop = (): void => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(server.uri);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
