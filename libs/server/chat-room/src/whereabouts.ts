import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import type { IsoTime } from '@officehours/contracts';
import { Clock } from '@officehours/platform';
import { Blocks } from './blocks';
import { LastSeenPolicy } from './last-seen-policy';
import { PersonSettingsRepository } from './person-settings.repository';
import { Presence } from './presence';

/** Whether someone is here, and if not, since when: as much of it as the policy and they themselves let others know. */
export interface Whereabouts {
  online: boolean;
  away: boolean;
  lastSeenAt: IsoTime | null;
}

export const UNKNOWN: Whereabouts = { online: false, away: false, lastSeenAt: null };

/** Presence, with what people say of theirs. */
@Injectable()
export class PeopleHere implements BeforeApplicationShutdown {
  private readonly log = new Logger(PeopleHere.name);
  private readonly leaving = new Set<Promise<void>>();

  constructor(
    private readonly presence: Presence,
    private readonly settings: PersonSettingsRepository,
    private readonly policy: LastSeenPolicy,
    private readonly clock: Clock,
    private readonly blocks: Blocks,
  ) {}

  /** Someone's last socket closed. Known before it is told. */
  async left(userId: string): Promise<void> {
    const noted = this.note(userId);
    this.leaving.add(noted);
    await noted;
    this.leaving.delete(noted);
  }

  /** Who has just left is still noted. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.leaving);
  }

  /** As the policy lets everyone know it, and `viewerId` in particular: nothing of who has blocked them. */
  async of(userIds: readonly string[], viewerId?: string): Promise<Map<string, Whereabouts>> {
    const [online, settings, around] = await Promise.all([
      this.presence.online(userIds),
      this.settings.of(userIds),
      viewerId === undefined ? undefined : this.blocks.around(viewerId),
    ]);
    return new Map(
      userIds.map((id) => {
        if (around?.blockedBy.has(id)) return [id, UNKNOWN];
        const own = settings.get(id);
        const isShown = !online.has(id) && own?.lastSeenAt && !own.lastSeenHidden;
        const lastSeenAt = isShown ? this.policy.shown(own.lastSeenAt!) : null;
        return [id, { online: online.has(id), away: own?.away ?? false, lastSeenAt }];
      }),
    );
  }

  private async note(userId: string): Promise<void> {
    try {
      await this.settings.seen(userId, this.clock.now());
    } catch (error) {
      this.log.debug({ err: error }, 'when someone was last here is not known');
    }
  }
}
