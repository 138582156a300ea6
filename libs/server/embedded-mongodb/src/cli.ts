#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { readCommandLine, usage, type CommandLine } from './command-line.ts';

// What was compiled once is not compiled again at the next start; what follows is imported when it is needed.
enableCompileCache();

const serve = async (options: Extract<CommandLine, { command: 'serve' }>['options']): Promise<void> => {
  const { openServer } = await import('./server/server.ts');
  const server = await openServer(options, (error) => console.error(String(error.cause ?? error)));
  const stop = (): void => void server.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  console.log(server.publicUri);
};

const verify = async (path: string): Promise<void> => {
  const { verifyFile } = await import('./maintenance/verify.ts');
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
  else if (line.command === 'backup')
    (await import('./maintenance/backup.ts')).backupFile(line.path, line.to);
  else if (line.command === 'restore') (await import('./maintenance/restore.ts')).restoreFile(line);
  else await verify(line.path);
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
