import { LoggerModule } from 'nestjs-pino';
import { Settings } from '../config/settings';
import { requestIdOf } from './request-id';

/** JSON lines; never a token, a cookie or the text of a message. */
export const LogModule = LoggerModule.forRootAsync({
  inject: [Settings],
  useFactory: (settings: Settings) => ({
    pinoHttp: {
      level: settings.logLevel,
      genReqId: (request, response) => request.id ?? requestIdOf(request, response),
      serializers: {
        req: ({ id, method, url }: { id: string; method: string; url: string }) => ({
          id,
          method,
          path: url.split('?')[0],
        }),
      },
      redact: ['req.headers', 'res.headers', '*.token', '*.password', '*.content'],
      autoLogging: { ignore: (request) => /^\/(livez|readyz)/.test(request.url ?? '') },
    },
  }),
});
