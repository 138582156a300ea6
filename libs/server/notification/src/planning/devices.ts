import { Injectable, Optional } from '@nestjs/common';
import type { PushPayload } from '@officehours/contracts';
import { OrderedGate, SessionRegistry } from '@officehours/platform';
import { PushSender } from '../push/push-sender';
import { SubscriptionRepository, type Subscription } from '../push/subscription.repository';

/** What a device has heard of a room, by numbers of messages. */
export interface Heard {
  told: number;
  /** Up to where it may show something: also what was sent to it when nobody noted that it arrived. */
  perhaps: number;
}

/** Nothing for a device that needs to hear nothing. */
export type PayloadFor = (heard: Heard) => PushPayload | null | Promise<PushPayload | null>;

/** Tells the devices of people, and notes what each was told. */
@Injectable()
export class Devices {
  /** By person and room. */
  private readonly gate = new OrderedGate();

  constructor(
    private readonly subscriptions: SubscriptionRepository,
    private readonly sender: PushSender,
    @Optional() private readonly sessions?: SessionRegistry,
  ) {}

  /**
   * Each device of a person once, one call for a room after another: of several jobs that are due together, the first
   * tells the newest message and the others find that it was told.
   *
   * @throws when a device could not be told: the job is done again for it alone.
   */
  tell(userId: string, chatRoomId: string, payloadFor: PayloadFor): Promise<void> {
    return this.gate.run(`${userId} ${chatRoomId}`, () => this.tellAll(userId, chatRoomId, payloadFor));
  }

  /** One that fails does not keep the others waiting. */
  private async tellAll(userId: string, chatRoomId: string, payloadFor: PayloadFor): Promise<void> {
    const payloads = new Map<Subscription, PushPayload>();
    for (const device of await this.subscriptions.ofPerson(userId)) {
      const told = device.told[chatRoomId] ?? 0;
      const perhaps = Math.max(told, device.sent[chatRoomId] ?? 0);
      const payload = await payloadFor({ told, perhaps });
      if (payload) payloads.set(device, payload);
    }
    const devices = await this.signedIn([...payloads.keys()]);
    const results = await Promise.allSettled(
      devices.map((device) => this.send(device, payloads.get(device)!)),
    );
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /**
   * Those whose sign-in lives; the others are no more. The news of its end is the fast way: nothing says that a session
   * has expired, news is lost with its node, and a device may be added by a request that was let in before.
   */
  private async signedIn(devices: readonly Subscription[]): Promise<readonly Subscription[]> {
    const sessions = new Map(
      devices.flatMap(({ session }) => (session ? [[session.id, session.isOwn] as const] : [])),
    );
    if (!this.sessions || sessions.size === 0) return devices;
    const states = await this.sessions.statesOf([...sessions.keys()]);
    const over = [...sessions].flatMap(([id, isOwn]) => ((states.get(id) ?? !isOwn) ? [] : [id]));
    if (over.length === 0) return devices;
    await this.subscriptions.endSessions(over);
    return devices.filter(({ session }) => session === null || !over.includes(session.id));
  }

  private async send(device: Subscription, payload: PushPayload): Promise<void> {
    const { kind, chatRoomId, seq, isChange } = payload;
    // Apple's service takes a device away that is sent something it does not show.
    const rings = kind === 'message' && !isChange;
    const isTold = rings || !new URL(device.endpoint).hostname.endsWith('.push.apple.com');
    // Before it goes: of who dies in sending nobody else hears that the device may show it.
    if (rings) await this.subscriptions.sent(device.id, chatRoomId, seq);
    const result = isTold ? await this.sender.send(device, payload) : 'sent';
    if (result === 'gone') await this.subscriptions.remove(device.id);
    else if (rings) await this.subscriptions.told(device.id, chatRoomId, seq);
    else if (kind === 'read') await this.subscriptions.cleared(device.id, chatRoomId, seq);
  }
}
