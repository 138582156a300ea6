import { METHODS } from 'node:http';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { MethodNotAllowed } from '../errors/method-not-allowed';

/** Of what Express's router holds: a route, or middleware without one. */
interface Layer {
  route?: { methods: Record<string, boolean | undefined> };
  match(path: string): boolean;
}

/**
 * After all routes: refuses a request to a path that has routes, but none for its method; OPTIONS is told which there
 * are. Tells nothing of what exists: a path is known by its pattern, which the documents of the API have too, whatever ids
 * stand in it.
 */
export function refuseOtherMethods(app: Express): RequestHandler {
  return function otherMethods(request: Request, response: Response, next: NextFunction): void {
    const allow = methodsOf(app, request.path);
    if (request.method === 'OPTIONS' && allow.length > 0)
      response.set('Allow', allow.join(', ')).status(204).end();
    else next(allow.length > 0 ? new MethodNotAllowed(allow) : undefined);
  };
}

function methodsOf(app: Express, path: string): string[] {
  const methods = new Set<string>();
  for (const layer of app.router.stack as unknown as Layer[]) {
    const ofRoute = Object.keys(layer.route?.methods ?? {});
    // What is for every method is Nest's own: middleware of a module, or its word that nothing is there.
    if (ofRoute.length === 0 || ofRoute.length === METHODS.length || !matches(layer, path)) continue;
    for (const method of ofRoute) methods.add(method.toUpperCase());
  }
  if (methods.has('GET')) methods.add('HEAD');
  if (methods.size > 0) methods.add('OPTIONS');
  return [...methods].sort();
}

/** A path that cannot be decoded names nothing. */
function matches(layer: Layer, path: string): boolean {
  try {
    return layer.match(path);
  } catch {
    return false;
  }
}
