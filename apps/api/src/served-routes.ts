import type { INestApplication } from '@nestjs/common';
import type { Express } from 'express';
import { OUTSIDE_API } from './routes-outside-api';

/** What a router holds: a route with a path, another router, or middleware that has a name at most. */
interface Layer {
  name: string;
  /** Of a step of a route: for which requests; absent where for all. */
  method?: string;
  handle: { length: number; stack?: Layer[] };
  route?: { path: string; stack: Layer[] };
}

/** Middleware that answers by itself, and what: the files of the documents' page. */
const ANSWERING: Readonly<Record<string, string>> = { serveStatic: 'GET /docs/:file' };

/** Middleware that passes on what it sees, or refuses it whoever asks. */
const PASSING = new Set([
  'contentSecurityPolicyMiddleware',
  'corsMiddleware',
  'countAddress',
  'giveRequestId',
  'helmetMiddleware',
  'jsonOnly',
  'jsonParser',
  'noStore',
  'oneAuthorization',
  'otherMethods',
  // Says again what a route behind it has said.
  'sendKept',
]);

/** What a Nest module says in `configure`, the logger, passes on too. */
const MODULE_MIDDLEWARE = 'handler';

/** Where Nest refuses every method that has no route. */
const SAYING_NOTHING_IS_THERE = new Set(['/*path', ...OUTSIDE_API.map(({ path }) => addressOf(path))]);

/** A file that the documents' page does not have: nobody gets it. */
const ANSWERED_BY_NOBODY = 'GET /docs/LICENSE';

/** With this many parameters it is called for errors only. */
const ERROR_HANDLER = 4;

/**
 * Every way into the service that its router knows, as `GET /docs`. Asked of the router, so that no page can be served
 * that the access matrix does not have.
 * @throws for middleware of which nobody has said whether it answers anything.
 */
export function servedRoutes(app: INestApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as unknown as Express;
  // The first is Nest's own, before everything else: hooks that nobody has set.
  const [, ...layers] = router.stack as unknown as Layer[];
  const routes = new Set(layers.flatMap(routesOf));
  routes.delete(ANSWERED_BY_NOBODY);
  return [...routes].sort();
}

function routesOf(layer: Layer): string[] {
  const { handle, route } = layer;
  if (handle.stack) return handle.stack.flatMap(routesOf);
  if (!route) return answersOf(layer);
  const address = addressOf(route.path);
  const methods = [...new Set(route.stack.map(({ method }) => method))];
  if (route.stack.every(({ name }) => name === MODULE_MIDDLEWARE)) return [];
  if (methods.length > 1 || methods[0] === undefined)
    return SAYING_NOTHING_IS_THERE.has(address) ? [] : [`ALL ${address}`];
  return [`${methods[0].toUpperCase()} ${address}`];
}

function answersOf({ name, handle }: Layer): string[] {
  // A bundler may have numbered it.
  const plain = name.replace(/\d+$/, '');
  const answers = ANSWERING[plain];
  if (answers) return [answers];
  if (handle.length < ERROR_HANDLER && !PASSING.has(plain))
    throw new Error(`Does the middleware "${name}" answer anything? Say so where it is missing.`);
  return [];
}

/** `/docs`, however it is spelled. */
function addressOf(path: string): string {
  return `/${path.replace(/^\/|\/$/g, '')}`;
}
