import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { start } from '@officehours/embedded-mongodb';
import { Settings } from '../config/settings';

export const DATABASE_NAME = 'officehours';

/** The database this process talks to: the one `MONGODB_URI` names, or the embedded one, started here and stopped last. */
@Injectable()
export class DatabaseServer implements OnApplicationShutdown {
  private constructor(
    readonly uri: string,
    private readonly stop: () => Promise<void>,
  ) {}

  static async open(settings: Settings): Promise<DatabaseServer> {
    if (settings.mongodbUri) return new DatabaseServer(settings.mongodbUri, () => Promise.resolve());
    const logger = new Logger('Database');
    const server = await start({
      path: join(settings.dataDir, 'officehours.db'),
      log: (message) => logger.error(message),
      // Without its database the service can do nothing but refuse: it ends, and starts again with what is on the disk.
      onFailure: (error) =>
        queueMicrotask(() => {
          throw error;
        }),
    });
    return new DatabaseServer(server.uri, () => server.stop());
  }

  /** The database's name, unless the URI names one. */
  get dbName(): string | undefined {
    return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]+/.test(this.uri) ? undefined : DATABASE_NAME;
  }

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }
}
