import { Injectable, Optional } from '@nestjs/common';
import type { NotificationOptions, NotificationSettings } from '@officehours/contracts';
import {
  AppError,
  Clock,
  DomainEvents,
  invalid,
  requireAccess,
  SessionRegistry,
  Settings,
  type Caller,
} from '@officehours/platform';
import { Reachable } from '../planning/reachable';
import { PushEndpoints } from '../push/push-endpoints';
import { SubscriptionRepository, type SubscriptionSession } from '../push/subscription.repository';
import { VapidRepository } from '../push/vapid.repository';
import type { NotificationSettingsDto, PushSubscriptionDto } from './notification.dto';
import { NotificationSettingsRepository } from './notification-settings.repository';
import { isTimeZone } from './quiet-hours';

/** What people decide about being told, and the devices they add for it. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly own: NotificationSettingsRepository,
    private readonly subscriptions: SubscriptionRepository,
    private readonly endpoints: PushEndpoints,
    private readonly vapid: VapidRepository,
    private readonly reachable: Reachable,
    private readonly settings: Settings,
    private readonly clock: Clock,
    events: DomainEvents,
    @Optional() private readonly sessions?: SessionRegistry,
  ) {
    events.on('session.ended', ({ sessionId }) => this.subscriptions.endSessions([sessionId]));
  }

  async options(): Promise<NotificationOptions> {
    const { publicKey } = await this.vapid.get();
    return {
      pushKey: publicKey,
      mayShowText: this.settings.notifyContent === 'text',
      mail: this.settings.smtpUrl !== undefined,
    };
  }

  get(caller: Caller): Promise<NotificationSettings> {
    return this.own.of(caller.id);
  }

  async set(caller: Caller, changes: NotificationSettingsDto): Promise<NotificationSettings> {
    const { quietHours } = changes;
    if (Object.values(changes).every((value) => value === undefined)) throw invalid('', 'nothing_to_change');
    if (quietHours && !isTimeZone(quietHours.timeZone)) throw invalid('quietHours.timeZone', 'time_zone');
    return this.own.set(caller.id, changes);
  }

  /** @throws `validation_failed` with `endpoint_not_allowed` for an address that is no browser's push service. */
  async subscribe(caller: Caller, { endpoint, keys }: PushSubscriptionDto): Promise<{ id: string }> {
    if (!this.endpoints.allowed(endpoint)) throw invalid('endpoint', 'endpoint_not_allowed');
    const { id: userId } = caller;
    const session = await this.sessionOf(caller);
    const id = await this.subscriptions.put({ userId, session, endpoint, keys }, this.clock.now());
    this.reachable.forget(userId);
    return { id };
  }

  /** @throws `session_ended` for one that has ended since the caller was let in. */
  private async sessionOf({ sessionId }: Caller): Promise<SubscriptionSession | null> {
    if (sessionId === undefined) return null;
    const isAlive = (await this.sessions?.statesOf([sessionId]))?.get(sessionId);
    if (isAlive === false) throw new AppError('session_ended');
    return { id: sessionId, isOwn: isAlive === true };
  }

  async unsubscribe(caller: Caller, id: string): Promise<void> {
    const isOwn = await this.subscriptions.removeOwn(id, caller.id);
    requireAccess('subscription.end', { role: caller.role, isOwn });
    this.reachable.forget(caller.id);
  }
}
