import { join } from 'node:path';

import { run } from '../runtime/run.ts';

/** What could not be done, in a sentence; `cause` is the whole output of the step that failed. */
export class GenerationError extends Error {}

/**
 * Writes the API's documents (`openapi.json`, `asyncapi.json`, `access.json`) and the client generated from them into `folder`,
 * laid out as `libs/api-client`. Needs no database and no port.
 *
 * @throws {GenerationError} naming the step that failed
 */
export async function generateClient(folder: string): Promise<void> {
  const config = ['-f', 'libs/api-client/openapi-ts.config.ts'];
  const paths = ['-i', join(folder, 'openapi.json'), '-o', join(folder, 'src/generated')];
  await step('The API could not be built', ['tools/build/api.mjs', 'api']);
  await step('The API could not describe itself', ['dist/apps/api/openapi.mjs', folder]);
  await step('The client could not be generated', [
    'node_modules/@hey-api/openapi-ts/bin/run.js',
    ...config,
    ...paths,
  ]);
}

async function step(says: string, args: string[]): Promise<void> {
  const { code, output } = await run('node', args);
  if (code !== 0) throw new GenerationError(`${says}.`, { cause: output });
}
