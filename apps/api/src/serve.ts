import { prepareDataDir, settingsFromEnvironment, type Settings } from '@officehours/platform';
import { Logger } from 'nestjs-pino';
import { createApp } from './create-app';
import { explain } from './explain';
import { catchTheRest } from './last-resort';

/** Starts the service and says where it is; one sentence and exit code 1 when it cannot. */
export async function serve(): Promise<void> {
  try {
    await start();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const settings = prepareDataDir(settingsFromEnvironment());
  const app = await createApp(settings);
  stopOnSignal(() => app.close());
  catchTheRest(app.get(Logger));
  await app.listen(settings.port, settings.host);
  app.useLogger(app.get(Logger));
  process.stdout.write(`Officehours is ready at ${addressOf(app.getHttpServer().address(), settings)}\n`);
}

/** What is still open after this long is left to itself: whatever was acknowledged is on the disk already. */
const STOP_WITHIN_MS = 12_000;

/** Finishes what is under way, closes every socket and the database, and leaves with 0. A second signal leaves at once. */
function stopOnSignal(close: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref();
      close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

function addressOf(address: unknown, { host, port }: Settings): string {
  const bound =
    typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : port;
  const name = ['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host;
  return `http://${name}:${bound}`;
}
