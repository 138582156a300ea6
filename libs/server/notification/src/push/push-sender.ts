import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { Injectable } from '@nestjs/common';
import type { PushPayload } from '@officehours/contracts';
import { Settings } from '@officehours/platform';
import { PushEndpoints } from './push-endpoints';
import { Refusals } from './refusals';
import type { Subscription } from './subscription.repository';
import { VapidRepository } from './vapid.repository';

/** `gone`: the device is no more, or its address must not be used. */
export type PushResult = 'sent' | 'gone';

/** Tells a device. @throws when it was not told: it may work later, or once somebody has mended what is refused. */
export abstract class PushSender {
  abstract send(subscription: Subscription, payload: PushPayload): Promise<PushResult>;
}

const TIMEOUT_MS = 5_000;
/** A device that is off for longer hears no more of it. */
const KEPT_SECONDS = 24 * 3600;

/** RFC 8030 and 8291: encrypted for the device, signed with the service's key, no redirects followed, no answer read. */
@Injectable()
export class WebPushSender extends PushSender {
  constructor(
    private readonly vapid: VapidRepository,
    private readonly endpoints: PushEndpoints,
    private readonly settings: Settings,
    private readonly refusals: Refusals,
  ) {
    super();
  }

  async send({ endpoint, keys }: Subscription, payload: PushPayload): Promise<PushResult> {
    const url = this.endpoints.allowed(endpoint);
    if (!url) return 'gone';
    const { default: webPush } = await import('web-push');
    const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify(payload), {
      vapidDetails: { subject: this.settings.pushContact, ...(await this.vapid.get()) },
      TTL: KEPT_SECONDS,
      urgency: payload.kind === 'message' ? 'high' : 'low',
      // What a device that is off has not heard yet is replaced by what is newer in the same room.
      topic: payload.chatRoomId,
    });
    const status = await this.post(url, headers, body);
    if (status >= 200 && status < 300) return 'sent';
    if (status === 404 || status === 410) return 'gone';
    if (status !== 429 && status < 500) this.refusals.note(url, status);
    throw new Error(`the push service answers ${status}`);
  }

  private post(url: URL, headers: Record<string, unknown>, body: Buffer | null): Promise<number> {
    const begin = url.protocol === 'https:' ? secureRequest : plainRequest;
    return new Promise((settle, refuse) => {
      const request = begin(
        url,
        {
          method: 'POST',
          headers: headers as Record<string, string>,
          lookup: this.endpoints.lookup,
          agent: false,
          signal: AbortSignal.timeout(TIMEOUT_MS),
        },
        (response) => {
          settle(response.statusCode ?? 0);
          response.destroy();
        },
      );
      request.on('error', refuse);
      request.end(body ?? undefined);
    });
  }
}
