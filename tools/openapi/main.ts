import { inWorkspace } from '../runtime/workspace.ts';
import { GenerationError, generateClient } from './generate.ts';

try {
  await generateClient(inWorkspace('libs/api-client'));
  console.log('libs/api-client is up to date.');
} catch (error) {
  if (!(error instanceof GenerationError)) throw error;
  console.error(`${error.cause}\n${error.message}`);
  process.exitCode = 1;
}
