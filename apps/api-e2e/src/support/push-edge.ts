// Loaded before the service (`--import`): what it sends to the push services of browsers arrives at `PUSH_EDGE` instead,
// a service on this machine. All else of the service is as it was built, its list of allowed addresses included.
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

const edge = process.env['PUSH_EDGE'] ?? '';

function instead(url: URL, options: http.RequestOptions, answered: (answer: http.IncomingMessage) => void) {
  return http.request(new URL(url.pathname, edge), { ...options, lookup: undefined }, answered);
}

https.request = instead as typeof https.request;
syncBuiltinESMExports();
