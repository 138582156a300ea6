import { run } from '../runtime/run.ts';
import type { Check } from './check.ts';

/** Nobody argues about layout: Prettier decides. */
export const format: Check = {
  name: 'everything is formatted as Prettier has it',
  async faults() {
    const { code, output } = await run('prettier', ['--list-different', '.']);
    if (code === 0) return [];
    return [...output.trim().split('\n'), 'run `npm run format`'];
  },
};
