import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  configureHttp,
  OfficehoursHttpAdapter,
  OfficehoursIoAdapter,
  prepareDataDir,
  settingsFromEnvironment,
  SystemClock,
} from '@officehours/platform';
import { HostModule } from './host.module';
import { exampleSchool } from './example-school';

/** `node dist/apps/example-host/main.mjs`: the host on `PORT`, with tokens signed by `JWT_SECRET`. */
const settings = prepareDataDir(settingsFromEnvironment());
const app = await NestFactory.create<NestExpressApplication>(
  HostModule.with(settings, exampleSchool, new SystemClock()),
  new OfficehoursHttpAdapter(),
  { bodyParser: false },
);
configureHttp(app);
app.setGlobalPrefix('api', { exclude: ['livez', 'readyz'] });
app.useWebSocketAdapter(new OfficehoursIoAdapter(app));
app.enableShutdownHooks();
await app.listen(settings.port, settings.host);
