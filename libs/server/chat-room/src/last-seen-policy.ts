import { Injectable } from '@nestjs/common';
import type { IsoTime } from '@officehours/contracts';
import { Settings } from '@officehours/platform';

const HOUR_MS = 3_600_000;

/** How much others learn of when someone was last here. */
export abstract class LastSeenPolicy {
  /** What is shown of a time; null for nothing. */
  abstract shown(at: Date): IsoTime | null;
}

/** `LAST_SEEN`: to the hour, so that nobody can follow a pupil's evening by the minute, unless a school wants it otherwise. */
@Injectable()
export class SettingsLastSeenPolicy extends LastSeenPolicy {
  constructor(private readonly settings: Settings) {
    super();
  }

  shown(at: Date): IsoTime | null {
    const { lastSeen } = this.settings;
    if (lastSeen === 'off') return null;
    if (lastSeen === 'exact') return at.toISOString();
    return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  }
}
