import type { NestExpressApplication } from '@nestjs/platform-express';
import { LIMITS } from '@officehours/contracts';
import { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { requireOneAuthorization } from '../auth/one-authorization';
import { Settings } from '../config/settings';
import { AppError } from '../errors/app-error';
import { sendProblem } from '../errors/problem.filter';
import { RequestLimit } from '../limits/request-limit';
import { OriginPolicy } from '../realtime/origin-policy';
import { ClientAddress, type Trust } from './client-address';
import { jsonBody } from './body';
import { requestIdOf } from './request-id';

/** What every HTTP request meets before a controller: headers, origins, body limits. Create the app with `bodyParser: false`. */
export function configureHttp(app: NestExpressApplication): void {
  const settings = app.get(Settings);
  const origins = app.get(OriginPolicy);
  app.set('trust proxy', settings.trustProxy);
  app.get(ClientAddress).trustAs(express(app).get('trust proxy fn') as Trust);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(giveRequestId);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // Whoever serves a picture learns who looks at it, and when: avatars come from where the operator says.
          imgSrc: ["'self'", 'data:', 'blob:', ...settings.avatarOrigins],
          // Voice notes: fetched with the token, played from memory.
          mediaSrc: ["'self'", 'blob:'],
          // Virtual lists and KaTeX position by style attributes; no inline style sheet or script is allowed.
          styleSrcAttr: ["'unsafe-inline'"],
          styleSrcElem: ["'self'"],
          // Sockets of our own origin are in it (CSP level 3).
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'self'", ...settings.frameAncestors],
        },
      },
      // `frame-ancestors` says it better, and with a list.
      xFrameOptions: false,
      // Avatars come from the platform.
      crossOriginEmbedderPolicy: false,
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  app.enableCors({
    origin: (origin: string | undefined, done: (error: Error | null, allow?: boolean) => void) =>
      done(null, origin !== undefined && origins.isListed(origin)),
    credentials: true,
    exposedHeaders: ['X-Request-Id', 'Retry-After'],
  });
  app.use('/api', noStore, oneAuthorization, jsonOnly);
  app.use('/api/directory', jsonBody(LIMITS.directoryBodyBytes));
  app.use('/api', jsonBody(LIMITS.requestBodyBytes));
  const [limit, addresses] = [app.get(RequestLimit), app.get(ClientAddress)];
  // Express knows by the fourth parameter that this is for errors.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    void limit.bodyRefused(addresses.of(request)).then((isOften) => {
      // Else Node would read the rest of the body, to be ready for the next request.
      if (isOften) response.setHeader('Connection', 'close');
      sendProblem(error, request, response);
    });
  });
}

const express = (app: NestExpressApplication): Express =>
  app.getHttpAdapter().getInstance() as unknown as Express;

/** First of all: what is refused before it reaches a logger has an id too. */
function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  request.id = requestIdOf(request, response);
  next();
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}

function oneAuthorization(request: Request, _response: Response, next: NextFunction): void {
  requireOneAuthorization(request);
  next();
}

/** RFC 8058, below `/api`. */
const UNSUBSCRIBE = '/notification/unsubscribe';
/** The one path, below `/api`, that takes files. */
const UPLOAD = /^\/message\/chat-room\/[^/]+\/attachments\/?$/;

/** A body that is not JSON would be skipped by the parser and pass as an empty one. */
function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  // What mail programs post there is a form; nobody reads it.
  if (request.path === UNSUBSCRIBE) return next();
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  const isUpload =
    request.method === 'POST' && UPLOAD.test(request.path) && request.is('multipart/form-data');
  next(
    hasBody && !isUpload && !request.is('application/json')
      ? new AppError('unsupported_media_type')
      : undefined,
  );
}
