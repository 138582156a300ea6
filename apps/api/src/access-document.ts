import 'reflect-metadata';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ROOM_KINDS, type RoomKind } from '@officehours/contracts';
import { ACTION, declaredSocketEvents, POLICIES, refusalOf, type Action } from '@officehours/platform';
import { personasOf } from './access-personas';
import { OUTSIDE_API } from './routes-outside-api';
import { servedRoutes } from './served-routes';
import { WEB_ROUTES } from './web-app';

/** What a policy says to each of those who may try: `allowed`, or the code of the refusal. */
type Verdicts = Record<string, string>;

/** The access matrix: what each route and event does, and what its policy says to each of those who may try. */
export interface AccessDocument {
  routes: Record<string, Action>;
  events: Record<string, Action>;
  /** In a room of each kind, of each action. */
  verdicts: Record<RoomKind, Record<Action, Verdicts>>;
}

/** @throws naming the routes that do not say what they do. */
export function createAccessDocument(app: INestApplication): AccessDocument {
  const routes = routesOf(app);
  const silent = Object.entries(routes).flatMap(([route, action]) => (action ? [] : [route]));
  if (silent.length > 0) throw new Error(`These routes lack @Does(…):\n${silent.join('\n')}`);
  return {
    routes: routes as Record<string, Action>,
    events: sorted(declaredSocketEvents()),
    verdicts: Object.fromEntries(ROOM_KINDS.map((kind) => [kind, verdictsIn(kind)])) as Record<
      RoomKind,
      Record<Action, Verdicts>
    >,
  };
}

function verdictsIn(kind: RoomKind): Record<Action, Verdicts> {
  const personas = Object.entries(personasOf(kind));
  const of = (action: Action): Verdicts =>
    Object.fromEntries(personas.map(([name, asker]) => [name, refusalOf(action, asker)?.code ?? 'allowed']));
  return Object.fromEntries(
    (Object.keys(POLICIES) as Action[]).map((action) => [action, of(action)]),
  ) as Record<Action, Verdicts>;
}

function routesOf(app: INestApplication): Record<string, Action | undefined> {
  const found = new Map<string, Action | undefined>();
  for (const { controllers } of app.get(ModulesContainer).values())
    for (const { metatype } of controllers.values())
      if (typeof metatype === 'function') addRoutes(metatype as new () => object, found);
  // No controller's: pages and documents, which are the same for everyone.
  for (const route of [...servedRoutes(app), ...WEB_ROUTES])
    if (!found.has(route)) found.set(route, 'service.look');
  return sorted(found);
}

function addRoutes(controller: new () => object, found: Map<string, Action | undefined>): void {
  const prefix = metadata<string>('path', controller) ?? '';
  const prototype = controller.prototype as Record<string, object>;
  for (const name of Object.getOwnPropertyNames(prototype).filter((one) => one !== 'constructor')) {
    const handler = prototype[name];
    const path = typeof handler === 'function' ? metadata<string>('path', handler) : undefined;
    if (!handler || path === undefined) continue;
    const method = RequestMethod[metadata<number>('method', handler) ?? 0];
    const address = [prefix, path].filter((part) => part !== '/' && part !== '').join('/');
    const api = OUTSIDE_API.some((outside) => outside.path === address) ? '' : '/api';
    found.set(`${method} ${api}/${address}`, metadata<Action>(ACTION, handler));
  }
}

function metadata<T>(key: string, target: object): T | undefined {
  return Reflect.getMetadata(key, target) as T | undefined;
}

function sorted<T>(entries: ReadonlyMap<string, T>): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
