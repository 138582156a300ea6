import { LIMITS, type Id, type TypingEvent } from '@officehours/contracts';
import { createStore, type Store } from '../support/store';
import { Timers } from '../support/timers';
import {
  applyTyping,
  expireTyping,
  nextTypingEnd,
  NOBODY_TYPES,
  withoutTyping,
  type TypingMarks,
} from './typing-marks';

type Rooms = ReadonlyMap<Id, TypingMarks>;

/** Who is typing where, and telling others that this person is. */
export class TypingBoard {
  private readonly store: Store<Rooms> = createStore<Rooms>(new Map());
  private readonly timers = new Timers<'expire'>();
  /** When each room was last told that this person types, in milliseconds since 1970. */
  private readonly toldAt = new Map<Id, number>();

  constructor(private readonly tell: (event: { chatRoomId: Id; isTyping: boolean }) => void) {}

  get rooms(): Pick<Store<Rooms>, 'get' | 'subscribe'> {
    return this.store;
  }

  marks(roomId: Id): TypingMarks {
    return this.store.get().get(roomId) ?? NOBODY_TYPES;
  }

  receive(event: TypingEvent): void {
    this.change(event.chatRoomId, (marks) => applyTyping(marks, event, Date.now()));
  }

  /** A message of this person arrived: they have stopped. */
  wrote(roomId: Id, userId: Id): void {
    this.change(roomId, (marks) => withoutTyping(marks, userId));
  }

  /** This person presses keys; passed on at most once in 3 s. */
  notify(roomId: Id): void {
    const now = Date.now();
    if (now - (this.toldAt.get(roomId) ?? -Infinity) < LIMITS.typingThrottleMs) return;
    this.toldAt.set(roomId, now);
    this.tell({ chatRoomId: roomId, isTyping: true });
  }

  /** This person stopped; told only where the others believe they type. */
  stop(roomId: Id): void {
    const told = this.toldAt.get(roomId);
    this.toldAt.delete(roomId);
    if (told !== undefined && Date.now() - told < LIMITS.typingExpiryMs) {
      this.tell({ chatRoomId: roomId, isTyping: false });
    }
  }

  /** Nothing is known of others without a connection. */
  clear(): void {
    this.timers.clearAll();
    this.toldAt.clear();
    this.store.set(new Map());
  }

  private change(roomId: Id, reduce: (marks: TypingMarks) => TypingMarks): void {
    const before = this.marks(roomId);
    const after = reduce(before);
    if (after === before) return;
    this.store.update((rooms) => new Map(rooms).set(roomId, after));
    this.expireLater();
  }

  private expireLater(): void {
    const ends = [...this.store.get().values()].map(nextTypingEnd).filter((end) => end !== null);
    if (ends.length === 0) return this.timers.clearAll();
    this.timers.set('expire', Math.max(0, Math.min(...ends) - Date.now()), () => this.expire());
  }

  private expire(): void {
    const now = Date.now();
    this.store.update((rooms) => new Map([...rooms].map(([id, marks]) => [id, expireTyping(marks, now)])));
    this.expireLater();
  }
}
