/// <reference lib="webworker" />
import { listenForPushes } from './notices';
import { dropOldShells } from './old-shells';

declare const self: ServiceWorkerGlobalScope;

/** The files that draw the app, with a version that changes with any of them; the build puts them here. */
declare const SHELL: { version: string; files: string[] };

const SHELL_CACHE = `shell-${SHELL.version}`;
/** Pieces fetched when first needed (mathematics, code, other pages); their names change with their content. */
const PIECES_CACHE = 'pieces';
const PAGE = '/index.html';
const PATIENCE_MS = 3_000;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL.files)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells(self.clients, SHELL_CACHE));
});

// A new version takes over when the reader says so, never while someone types.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(?:api|docs)/u.test(pathname)) event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request, event));
});

listenForPushes(self);

/** The newest page when the service answers in time, else the one that was kept. */
async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return response;
  } catch {
    // Offline, or too slow: the kept page draws what this device knows.
  }
  return (await caches.match(PAGE)) ?? Response.error();
}

async function asset(request: Request, event: FetchEvent): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) event.waitUntil(keep(request, response.clone()));
  return response;
}

/** Where the device has no room left, it is fetched again the next time. */
async function keep(request: Request, response: Response): Promise<void> {
  await (await caches.open(PIECES_CACHE)).put(request, response).catch(() => undefined);
}
