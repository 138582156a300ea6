#!/usr/bin/env node
import { backupFile } from './maintenance/backup.ts';
import { restoreFile } from './maintenance/restore.ts';
import { verifyFile } from './maintenance/verify.ts';
import { readCommandLine, usage, type CommandLine } from './command-line.ts';
import { openServer } from './server/server.ts';

const serve = async (options: Extract<CommandLine, { command: 'serve' }>['options']): Promise<void> => {
  const server = await openServer(options, (error) => console.error(String(error.cause ?? error)));
  const stop = (): void => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(server.uri);
};

const verify = (path: string): void => {
  const { collections, documents, indexEntries, faults } = verifyFile(path);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  console.log(
    `${faults.length === 0 ? 'Sound' : 'Not sound'}: ${collections} collections, ${documents} documents, ${indexEntries} index entries.`,
  );
};

const main = async (): Promise<void> => {
  const line = readCommandLine(process.argv.slice(2));
  if (line.command === 'help') console.log(usage);
  else if (line.command === 'serve') await serve(line.options);
  else if (line.command === 'backup') backupFile(line.path, line.to);
  else if (line.command === 'restore') restoreFile(line);
  else verify(line.path);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
