import { Injectable } from '@nestjs/common';
import type { RoomKind } from '@officehours/contracts';
import { after, Coalesced, DomainEvents, type Eventually } from '@officehours/platform';
import { BlockRepository, type BlockRecord } from './block.repository';

const CAPACITY = 10_000;

/** What another node changed is known after this at the latest, also when its news was lost. */
const TRUSTED_MS = 60_000;

/** Whom a person has blocked, and who has blocked them. */
export interface Around {
  blocked: ReadonlySet<string>;
  blockedBy: ReadonlySet<string>;
}

/** Who wants to be left alone by whom, remembered, since every message and every coming and going asks. */
@Injectable()
export class Blocks {
  private readonly known = new Map<string, { until: number; around: Eventually<Around> }>();
  private readonly look = new Coalesced<Around>((ids) => this.read(ids));

  constructor(
    private readonly repository: BlockRepository,
    events: DomainEvents,
  ) {
    events.on('person.stale', ({ personId }) => void this.known.delete(personId));
  }

  /** At once when it is remembered. */
  around(personId: string): Eventually<Around> {
    const entry = this.known.get(personId);
    if (entry && entry.until > Date.now()) return entry.around;
    const around = this.look.ask(personId).then((found) => found ?? NOBODY);
    const remembered: { until: number; around: Eventually<Around> } = {
      until: Date.now() + TRUSTED_MS,
      around,
    };
    this.known.delete(personId);
    this.known.set(personId, remembered);
    around.then(
      (found) => (remembered.around = found),
      () => this.known.delete(personId),
    );
    if (this.known.size > CAPACITY) this.dropOldest();
    return around;
  }

  /**
   * Whether a person is told, outside the app, of what somebody wrote in a room of this kind. In the rooms that a course
   * has of itself everyone is heard.
   */
  isHeard(kind: RoomKind, senderId: string | null, personId: string): Eventually<boolean> {
    if (senderId === null || kind === 'staff' || kind === 'announcement') return true;
    return after(this.around(personId), ({ blocked }) => !blocked.has(senderId));
  }

  private async read(ids: readonly string[]): Promise<Map<string, Around>> {
    const blocks = await this.repository.around(ids);
    return new Map(ids.map((id) => [id, aroundOf(id, blocks)]));
  }

  private dropOldest(): void {
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}

const NOBODY: Around = { blocked: new Set(), blockedBy: new Set() };

function aroundOf(id: string, blocks: readonly BlockRecord[]): Around {
  const blocked = blocks.filter(({ ownerId }) => ownerId === id).map(({ userId }) => userId);
  const blockedBy = blocks.filter(({ userId }) => userId === id).map(({ ownerId }) => ownerId);
  return blocked.length + blockedBy.length === 0
    ? NOBODY
    : { blocked: new Set(blocked), blockedBy: new Set(blockedBy) };
}
