import { Logger } from 'nestjs-pino';

/**
 * What happens to a fault that nobody caught (ASVS 16.5.4). A promise that failed unheard is written down, and everyone
 * else goes on. After an exception out of nowhere nobody knows what is half done: it is written down and the process
 * ends with 1, for whoever runs it to start it again. What was acknowledged is on the disk either way.
 */
export function catchTheRest(logger: Logger): void {
  process.on('unhandledRejection', (reason) => logger.error(reason, 'Unhandled rejection'));
  process.on('uncaughtException', (error) => {
    logger.fatal(error, 'Uncaught exception');
    process.exit(1);
  });
}
