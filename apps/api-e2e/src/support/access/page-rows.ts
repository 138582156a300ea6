import { rest } from '../rest';
import type { RestRow } from './world';

const at = (path: string): [string, RestRow] => [`GET ${path}`, () => ({ path })];

/** What is served beside the API. */
export const pageRows: Record<string, RestRow> = {
  ...Object.fromEntries(
    ['/', '/docs', '/docs/index.html', '/docs/swagger-ui-init.js', '/docs/docs/swagger-ui-init.js'].map(at),
  ),
  ...Object.fromEntries(['/docs-json', '/docs-yaml', '/docs/events', '/docs/events.json'].map(at)),
  'GET /docs/:file': () => ({ path: '/docs/swagger-ui.css' }),
  'GET /assets/:file': async ({ server }) => {
    const { text } = await rest(server).get('/');
    return { path: /\/assets\/[^"]+/.exec(text)?.[0] ?? '/assets/none' };
  },
};
