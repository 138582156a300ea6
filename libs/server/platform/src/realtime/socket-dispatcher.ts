import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { LIMITS, type Ack } from '@officehours/contracts';
import { Refusals } from '../audit/refusals';
import { AppError, invalid } from '../errors/app-error';
import { toAppError } from '../errors/to-app-error';
import { RateLimits } from '../limits/rate-limits';
import { parsePayload } from '../validation/payload';
import { SocketEventRegistry } from './socket-event.registry';
import type { RealtimeSocket } from './socket-types';

/** Told so often in a window of a limit that they are too fast, on whichever sockets, people lose the socket they go on with. */
const ANSWERS_TO_A_FLOOD = 50;

type Answer = (ack: Ack<unknown>) => void;

/**
 * Takes each event of a socket to its gateway: one listener per socket, one path for all events. Nest's own
 * `@SubscribeMessage` path costs about twice the CPU of a bare Socket.IO handler and leaves refused guards, failed
 * pipes and unknown events unanswered (`docs/decisions/socket-dispatcher.md`).
 *
 * Every acknowledgement callback is called exactly once. Nothing up to the gateway's call takes longer for one event
 * than for another, so that the events of one socket reach their gateway in the order in which they were sent.
 */
@Injectable()
export class SocketDispatcher {
  private readonly log = new Logger(SocketDispatcher.name);

  constructor(
    private readonly registry: SocketEventRegistry,
    private readonly limits: RateLimits,
    private readonly refusals: Refusals,
  ) {}

  serve(socket: RealtimeSocket): void {
    socket.onAny((event: unknown, ...args: unknown[]) => this.dispatch(socket, event, args));
  }

  private dispatch(socket: RealtimeSocket, event: unknown, args: unknown[]): void {
    const answer = answerOnce(args);
    try {
      const limited = this.limits.take('event', socket.data.caller.id);
      const result = limited
        ? limited.then(() => this.call(socket, event, args))
        : this.call(socket, event, args);
      if (result instanceof Promise) {
        result.then(
          (data: unknown) => answer({ ok: true, data }),
          (error: unknown) => this.refuse(socket, answer, error),
        );
      } else {
        answer({ ok: true, data: result });
      }
    } catch (error) {
      this.refuse(socket, answer, error);
    }
  }

  private call(socket: RealtimeSocket, event: unknown, args: unknown[]): unknown {
    if (socket.data.caller.tokenExpiresAt + LIMITS.clockToleranceSeconds * 1000 <= Date.now()) {
      throw new AppError('session_ended');
    }
    const handler = typeof event === 'string' ? this.registry.find(event) : undefined;
    if (!handler) throw new AppError('unknown_event');
    if (args.length !== 1) throw invalid('', 'one_payload');
    // Nothing else touches the payload before it is inspected there: a recursive scan of a deep one would end the process.
    const payload = parsePayload(handler.payload, handler.wrap ? handler.wrap(args[0]) : args[0]);
    return handler.call(socket, payload);
  }

  private refuse(socket: RealtimeSocket, answer: Answer, error: unknown): void {
    const refusal = toAppError(error);
    this.refusals.ofPerson(socket.data.caller.id, refusal);
    const requestId = randomUUID();
    if (refusal.code === 'internal' || refusal.code === 'unavailable') {
      this.log.error({ requestId, socketId: socket.id, err: refusal.cause ?? refusal }, refusal.code);
    }
    answer({ ok: false, error: refusal.toAck(requestId) });
    if ((refusal.excess ?? 0) > ANSWERS_TO_A_FLOOD) socket.disconnect(true);
  }
}

/** Takes the callback, when there is one, off the arguments. A client that sent none is answered by nobody. */
function answerOnce(args: unknown[]): Answer {
  const callback =
    typeof args.at(-1) === 'function' ? (args.pop() as (ack: Ack<unknown>) => void) : undefined;
  let answered = false;
  return (ack) => {
    if (answered) return;
    answered = true;
    callback?.(ack.ok && ack.data === undefined ? { ok: true, data: null } : ack);
  };
}
