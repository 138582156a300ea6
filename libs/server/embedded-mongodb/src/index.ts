export { start, type RunningDatabase, type StartOptions } from './start.ts';
export { StartError } from './storage/open.ts';
