import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { configureHttp, OfficehoursIoAdapter, type Settings } from '@officehours/platform';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { serveDocs } from './docs';
import { serveWebApp } from './web-app';

/** The application, ready to listen. */
export async function createApp(settings: Settings): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  configureHttp(app);
  app.setGlobalPrefix('api', {
    exclude: [
      { path: 'livez', method: RequestMethod.GET },
      { path: 'readyz', method: RequestMethod.GET },
    ],
  });
  app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
  serveDocs(app);
  serveWebApp(app);
  return app;
}
