import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { toJSONSchema, type ZodObject } from 'zod';

import { inWorkspace, workspaceRoot } from '../runtime/workspace.ts';

/** What the table says of one setting, as JSON Schema has it. */
export interface SettingSchema {
  description?: string;
  default?: unknown;
  enum?: unknown[];
  type?: string;
  minimum?: number;
  maximum?: number;
}

/** The service's settings by name, in the order in which its schema lists them. */
export async function settingsSchema(): Promise<Record<string, SettingSchema>> {
  const outfile = inWorkspace('node_modules/.cache/officehours/settings.mjs');
  const entry = 'libs/server/platform/src/config/settings.ts';
  await build({
    absWorkingDir: workspaceRoot,
    entryPoints: [entry],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  const module = (await import(pathToFileURL(outfile).href)) as { settingsSchema: ZodObject };
  const { properties = {} } = toJSONSchema(module.settingsSchema, { io: 'input', unrepresentable: 'any' });
  return properties as Record<string, SettingSchema>;
}
