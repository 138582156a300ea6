import type { Id, IsoTime, MessagePage, Participant } from './shapes';

/** Somebody of the staff who may read a room for a while without being in it, as its members see it. */
export interface RoomVisit {
  id: Id;
  visitor: Pick<Participant, 'id' | 'name'>;
  /** In the visitor's own words. */
  reason: string;
  createdAt: IsoTime;
  /** From then on they read nothing more. */
  endsAt: IsoTime;
}

/** What a visitor reads: a page of the messages, whose they are, and the visit by which they may. */
export interface VisitedPage extends MessagePage {
  visit: RoomVisit;
  /** Who wrote these messages. */
  people: Pick<Participant, 'id' | 'name'>[];
}
