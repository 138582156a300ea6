import type { ClientEventName } from '@officehours/contracts';
import type { Action } from '../access/policies';
import type { PayloadClass } from '../validation/payload';

const HANDLERS = Symbol('officehours:socket-events');

const declared = new Map<ClientEventName, Action>();

export interface SocketEventOptions {
  /** What it does, for the access matrix. */
  action: Action;
  /** The DTO the payload must be. */
  payload: PayloadClass;
  /** For the older module's bare values: turns what was sent into the DTO's shape. */
  wrap?: (raw: unknown) => unknown;
}

export interface SocketEventHandler extends SocketEventOptions {
  event: ClientEventName;
  method: string;
}

/**
 * A gateway's method that answers one event of the contract: `method(socket, payload)` returns the `data` of the
 * acknowledgement or throws. Who is asking has been checked, and the payload validated, before it is called.
 */
export function SocketEvent(event: ClientEventName, options: SocketEventOptions): MethodDecorator {
  return (target, method) => {
    const known = socketEventsOf(target);
    declared.set(event, options.action);
    Reflect.defineMetadata(HANDLERS, [...known, { event, method: String(method), ...options }], target);
  };
}

/** The events that an instance of a gateway answers. */
export function socketEventsOf(gateway: object): SocketEventHandler[] {
  return (Reflect.getMetadata(HANDLERS, gateway) as SocketEventHandler[] | undefined) ?? [];
}

/** What each event does, of all gateways that were loaded. */
export function declaredSocketEvents(): ReadonlyMap<ClientEventName, Action> {
  return declared;
}
