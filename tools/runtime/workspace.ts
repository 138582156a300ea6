import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workspace's root folder. */
export const workspaceRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Absolute path of something named from the workspace's root. */
export const inWorkspace = (...parts: string[]): string => join(workspaceRoot, ...parts);
