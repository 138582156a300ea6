import { Injectable } from '@nestjs/common';
import type { PersonPreferences } from '@officehours/contracts';
import { DomainEvents, invalid, requireAccess, type Caller } from '@officehours/platform';
import { MembershipRepository } from './membership.repository';
import { PersonSettingsRepository, type PersonSettings } from './person-settings.repository';
import type { PersonPreferencesDto } from './preferences.dto';

/** What a person decides for all their rooms. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly settings: PersonSettingsRepository,
    private readonly memberships: MembershipRepository,
    private readonly events: DomainEvents,
  ) {}

  async get(caller: Caller): Promise<PersonPreferences> {
    const own = (await this.settings.of([caller.id])).get(caller.id);
    return present(own);
  }

  async set(
    caller: Caller,
    { receiptsHidden, lastSeenHidden, away }: PersonPreferencesDto,
  ): Promise<PersonPreferences> {
    if (away !== undefined) requireAccess('self.away', caller, 'away');
    const asked = { receiptsHidden, lastSeenHidden, away };
    const changes = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
    if (Object.keys(changes).length === 0) throw invalid('', 'nothing_to_change');
    // The copies first: a crash between the two leaves more hidden than was said, never less.
    if (receiptsHidden) await this.memberships.hideReceipts(caller.id, true);
    const own = await this.settings.set(caller.id, changes);
    // Once more: a room that they came into meanwhile may have it from the settings as they were.
    if (receiptsHidden !== undefined) await this.memberships.hideReceipts(caller.id, receiptsHidden);
    if (away !== undefined) this.events.publish('person.away', { personId: caller.id });
    return present(own);
  }
}

function present(own?: PersonSettings): PersonPreferences {
  const { receiptsHidden = false, lastSeenHidden = false, away = false } = own ?? {};
  return { receiptsHidden, lastSeenHidden, away };
}
