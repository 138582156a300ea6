import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  type Settings,
} from '@officehours/platform';
import { AppModule } from './app.module';
import { serveDocs } from './docs';
import { OUTSIDE_API } from './routes-outside-api';
import { serveWebApp } from './web-app';

/** The application, ready to listen. */
export async function createApp(settings: Settings): Promise<NestExpressApplication> {
  // Silent until it listens: why a start failed is said in one sentence, by `explain`.
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(settings),
    new OfficehoursHttpAdapter(),
    { bodyParser: false, logger: false, abortOnError: false },
  );
  configureHttp(app);
  app.setGlobalPrefix('api', {
    exclude: OUTSIDE_API,
  });
  app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
  serveDocs(app);
  serveWebApp(app);
  return app;
}
