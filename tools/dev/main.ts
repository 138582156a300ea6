import { context, type Plugin } from 'esbuild';
import { createServer } from 'vite';

import { buildOptions } from '../build/options.ts';
import { inWorkspace } from '../runtime/workspace.ts';
import { DevServer } from './server.ts';

const apiPort = process.env.PORT ?? '3000';
// Vite's configuration passes calls on to this address.
process.env.API_URL ??= `http://127.0.0.1:${apiPort}`;

const web = await createServer({
  root: inWorkspace('apps/web'),
  configFile: inWorkspace('apps/web/vite.config.ts'),
  logLevel: 'warn',
});
await web.listen();
const address = web.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? '';

// The page comes from Vite's origin, so the API must hold that one for its own.
const origins = [address, address.replace('localhost', '127.0.0.1')].join(',');
const env = { ...process.env, PORT: apiPort, ALLOWED_ORIGINS: process.env.ALLOWED_ORIGINS ?? origins };
let starts = 0;
const api = new DevServer(env, () => {
  starts += 1;
  console.log(starts === 1 ? `Officehours in watch mode: ${address}` : 'The API was built and started anew.');
});

const restartAfterBuild: Plugin = {
  name: 'restart-after-build',
  setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? api.restart() : undefined)),
};
const options = buildOptions('api');
const builder = await context({ ...options, plugins: [...(options.plugins ?? []), restartAfterBuild] });
await builder.watch();

async function stop(): Promise<void> {
  await Promise.all([web.close(), builder.dispose(), api.stop()]);
  process.exit(0);
}
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
