import type { RealtimeServer } from './socket-types';

interface Engine {
  on(event: 'headers', listener: (headers: Record<string, string>) => void): void;
}

/** What Engine.IO answers over HTTP does not pass through Express: it gets the headers of all other answers here. */
export function guardPolling(server: RealtimeServer): void {
  (server.engine as unknown as Engine).on('headers', (headers) => {
    headers['Cache-Control'] = 'no-store';
    headers['X-Content-Type-Options'] = 'nosniff';
    headers['Content-Security-Policy'] = "default-src 'none'; frame-ancestors 'none'";
    headers['Strict-Transport-Security'] = 'max-age=31536000; includeSubDomains';
    headers['Referrer-Policy'] = 'no-referrer';
    headers['Cross-Origin-Resource-Policy'] = 'same-origin';
  });
}
