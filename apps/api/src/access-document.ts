import 'reflect-metadata';
import { RequestMethod, type INestApplication } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import {
  ACTION,
  declaredSocketEvents,
  POLICIES,
  refusalOf,
  type Action,
  type Asker,
} from '@officehours/platform';
import { OUTSIDE_API } from './routes-outside-api';
import { servedRoutes } from './served-routes';
import { WEB_ROUTES } from './web-app';

const GROUP = 'group' as const;

/**
 * Those who try every route and event: what they are to a course and to a project group in it. The message, the
 * session and the like are the student's own.
 */
export const PERSONAS = {
  'no token': { role: null },
  stranger: { role: 'student' },
  'removed member': {
    role: 'student',
    course: 'student',
    room: { kind: GROUP, role: null },
    isAcquainted: true,
  },
  'other course': { role: 'instructor', course: null, room: { kind: GROUP, role: null } },
  student: {
    role: 'student',
    course: 'student',
    room: { kind: GROUP, role: 'member' },
    isOwn: true,
    isAcquainted: true,
  },
  assistant: {
    role: 'student',
    course: 'assistant',
    room: { kind: GROUP, role: 'member' },
    isAcquainted: true,
  },
  instructor: {
    role: 'instructor',
    course: 'instructor',
    room: { kind: GROUP, role: 'owner' },
    isAcquainted: true,
  },
  admin: { role: 'admin', isVisiting: true },
  suspended: { role: 'student', course: 'student', room: { kind: GROUP, role: 'member' }, suspended: true },
} as const satisfies Record<string, Asker>;

/** The access matrix: what each route and event does, and what its policy says to each of those who may try. */
export interface AccessDocument {
  routes: Record<string, Action>;
  events: Record<string, Action>;
  /** `allowed`, or the code of the refusal. */
  verdicts: Record<string, Record<string, string>>;
}

/** @throws naming the routes that do not say what they do. */
export function createAccessDocument(app: INestApplication): AccessDocument {
  const routes = routesOf(app);
  const silent = Object.entries(routes).flatMap(([route, action]) => (action ? [] : [route]));
  if (silent.length > 0) throw new Error(`These routes lack @Does(…):\n${silent.join('\n')}`);
  return {
    routes: routes as Record<string, Action>,
    events: sorted(declaredSocketEvents()),
    verdicts: Object.fromEntries(
      (Object.keys(POLICIES) as Action[]).map((action) => [action, verdictsOf(action)]),
    ),
  };
}

function verdictsOf(action: Action): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PERSONAS).map(([name, asker]) => [name, refusalOf(action, asker)?.code ?? 'allowed']),
  );
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
