import type { AckError, ClientEventName, ReplyOf, RequestOf } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';
import type { LiveSocket } from './socket';

const TIMEOUT_MS = 10_000;

/** Asks the service for the data of an acknowledgement; rejects with an `OfficehoursError`. */
export type Request = <E extends ClientEventName>(event: E, payload: RequestOf<E>) => Promise<ReplyOf<E>>;

/**
 * Requests over a socket. Without a connection they fail at once: Socket.IO's own buffer would send them later, out of
 * order with what the outbox sends, and does not survive a reload.
 */
export function requester(socket: LiveSocket, timeoutMs = TIMEOUT_MS): Request {
  return (event, payload) =>
    new Promise((resolve, reject) => {
      if (!socket.isConnected()) return reject(new OfficehoursError('network'));
      socket.request(event, payload, timeoutMs, (error, answer) => {
        if (error) reject(new OfficehoursError('network', { message: error.message }));
        else if (answer.ok) resolve(answer.data);
        else reject(errorOfAck(answer.error));
      });
    });
}

function errorOfAck({ code, message, retryAfterMs, requestId, errors }: AckError): OfficehoursError {
  return new OfficehoursError(code, { message, retryAfterMs, requestId, errors });
}
