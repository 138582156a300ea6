export { backup, restore, verify } from './maintenance/maintenance.ts';
export type { RestoreOptions } from './maintenance/restore.ts';
export type { Verdict } from './maintenance/verify.ts';
export { start, type RunningDatabase, type StartOptions } from './start.ts';
export { StartError } from './storage/open.ts';
export { fold, wordsIn, wordsOf, type Word } from './words/analyse.ts';
