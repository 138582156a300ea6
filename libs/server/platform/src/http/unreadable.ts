import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { AppError, invalid } from '../errors/app-error';

/** So long a connection is still emptied that sent what cannot be parsed: closed at once, what comes then would undo the answer. */
const LINGER_MS = 1_000;

interface Underneath {
  _httpMessage?: ServerResponse | null;
}

const refused = new WeakSet<Socket>();

/**
 * Answers what Node cannot read as a request: headers that are too large, or bytes that are no HTTP. Nothing of ours has
 * seen it, so the problem is written by hand, and the connection ends with it, in steps: RFC 9112 §9.6. `clientError`
 * of the HTTP server.
 */
export function refuseUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // Whatever follows cannot be parsed either.
  if (refused.has(socket)) return;
  const underWay = (socket as Underneath)._httpMessage;
  const isParsed = !error.code?.startsWith('HPE_');
  // Half an answer cannot be taken back, and one who is gone is told nothing.
  if (!socket.writable || error.code === 'ECONNRESET' || (isParsed && underWay?.headersSent)) {
    socket.destroy();
    return;
  }
  if (isParsed) {
    // What follows could still be read, and must not be done after it was refused.
    socket.end(answerTo(error.code), () => socket.destroy());
    return;
  }
  refused.add(socket);
  answerInTurn(error, socket);
}

/** Behind requests that are fine, it is answered behind them. */
function answerInTurn(error: { code?: string }, socket: Socket): void {
  const underWay = (socket as Underneath)._httpMessage;
  if (underWay?.req.complete || underWay?.headersSent)
    underWay.once('close', () => answerInTurn(error, socket));
  else endGently(error, socket);
}

function endGently({ code }: { code?: string }, socket: Socket): void {
  socket.end(answerTo(code));
  const gone = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('end', () => socket.destroy()).once('close', () => clearTimeout(gone));
}

/** Ends a connection whose request does not come fast enough, with the rule `too_slow`. */
export function refuseSlow(socket: Socket): void {
  const error = Object.assign(new Error('the request came too slowly'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  refuseUnreadable(error, socket);
}

function answerTo(code: string | undefined): string {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      // Nothing is wrong with it: the same request may come faster next time.
      return problem(408, new AppError('unavailable', { errors: [{ path: '', rule: 'too_slow' }] }));
    case 'HPE_HEADER_OVERFLOW':
      // What is too large are the headers, for which HTTP has a status of its own.
      return problem(431, new AppError('payload_too_large'));
    default:
      return problem(400, invalid('', 'malformed_request'));
  }
}

function problem(status: number, refusal: AppError): string {
  const requestId = randomUUID();
  const body = JSON.stringify({ ...refusal.toProblem(requestId), status });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    `X-Request-Id: ${requestId}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
