// The example platform: `node apps/example-platform/server/main.ts`, after `npm run build`, beside a running service.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { platformServer } from './platform-server.ts';

const { PORT = '4300', CHAT_URL = 'http://127.0.0.1:3000', JWT_SECRET, TOKEN_SECONDS = '300' } = process.env;

/** The service keeps its secret where it keeps its data, unless it was given one. */
const secret = JWT_SECRET ?? readFileSync(`${process.env['DATA_DIR'] ?? './data'}/jwt-secret`, 'utf8').trim();
const files = join(import.meta.dirname, '../../../dist/apps/example-platform');

platformServer({ chat: CHAT_URL, secret, seconds: Number(TOKEN_SECONDS), files }).listen(
  Number(PORT),
  '127.0.0.1',
  () => console.log(`The example platform is at http://127.0.0.1:${PORT}`),
);
