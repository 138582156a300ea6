import type { Memberships } from './memberships';
import type { Secrets } from './secrets';
import type { Witness } from './witness';

/** Judges what reached people by who was where, once all is over. */
export class Verdict {
  constructor(
    private readonly secrets: Secrets,
    private readonly memberships: Memberships,
  ) {}

  /** Everything that somebody learned and should not have, each in a sentence. */
  leaksTo(witness: Witness): string[] {
    const { name } = witness.person;
    const told = [...witness.seen].flatMap(([secret, way]) => {
      const why = this.fault(witness, secret);
      return why ? [`${way} showed ${name} what ${why}: ${secret}`] : [];
    });
    return [...told, ...this.strangersSeen(witness), ...this.countedTooMuch(witness), ...witness.late];
  }

  /** Why a secret must not have reached this person; undefined when it may. */
  fault({ person, school }: Witness, secret: string): string | undefined {
    const owner = this.secrets.ownerOf(secret);
    switch (owner?.of) {
      case 'school':
        return owner.school === school ? undefined : 'is of another school';
      case 'person':
        return owner.person === person.id ? undefined : 'is somebody else’s alone';
      case 'room':
        return this.memberships.wasIn(person.id, owner.room) ? undefined : 'is of a room they were never in';
      case 'message':
        return this.memberships.mayRead(person.id, owner.room, owner.seq)
          ? undefined
          : 'was said while they were out';
      default:
        return 'belongs to nobody';
    }
  }

  /** Who is here is for those who have a room with them. */
  private strangersSeen({ person, comings }: Witness): string[] {
    return [...comings]
      .filter((userId) => !this.memberships.share(person.id, userId))
      .map((userId) => `${person.name} was told of the coming and going of ${userId}`);
  }

  /** Unread is what one may read, and a total is no more than its rooms. */
  private countedTooMuch({ person, counts }: Witness): string[] {
    return counts.flatMap(({ total, rooms }) => {
      const sum = rooms.reduce((all, { unreadCount }) => all + unreadCount, 0);
      const tooMany = rooms.filter(
        ({ chatRoomId, unreadCount }) => unreadCount > this.memberships.readable(person.id, chatRoomId),
      );
      return [
        ...(total === sum ? [] : [`${person.name} has ${total} unread, and in the rooms ${sum}`]),
        ...tooMany.map(
          ({ chatRoomId }) => `${person.name} has more unread in ${chatRoomId} than they may read`,
        ),
      ];
    });
  }
}
