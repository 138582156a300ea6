import type { Id, IsoTime, Participant } from './shapes';

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
