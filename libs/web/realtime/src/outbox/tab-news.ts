import type { Id, Message } from '@officehours/contracts';

/** What the tabs of one person tell each other; `forgotten`: the person is signed out here, for every client of theirs. */
export type TabNews =
  | { kind: 'changed' }
  | { kind: 'stored'; message: Message }
  | { kind: 'nudge' }
  | { kind: 'wiped' }
  | { kind: 'forgotten' };

/** Also the name of the lock of the tab that sends. */
export const outboxChannel = (userId: Id): string => `officehours:outbox:2:${userId}`;
