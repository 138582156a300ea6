import type { NewMessage } from './message.repository';

declare module '@officehours/platform' {
  interface DomainEventMap {
    /** A message is in the log, durably. Published once per message, in the order of each room. */
    'message.created': { message: NewMessage };
  }
}
