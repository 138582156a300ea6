import { staleFiles } from '../openapi/stale.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import type { Check } from './check.ts';

/** The committed client is what the API's document gives today. */
export const apiClient: Check = {
  name: 'libs/api-client is what `npm run openapi` would write',
  async faults() {
    const stale = await staleFiles(inWorkspace('libs/api-client'));
    return stale.map(
      (file) => `libs/api-client/${file}: differs; run \`npm run openapi\` and commit the result`,
    );
  },
};
