import {
  notificationOptions,
  notificationSubscribe,
  notificationUnsubscribe,
  type createClient,
} from '@officehours/api-client';
import type { Id } from '@officehours/contracts';
import { dataOf } from '../rest/answer';

type Client = ReturnType<typeof createClient>;

/** `unsupported`: this browser cannot; `blocked`: its person said no, which only they can take back in its settings. */
export type DeviceState = 'unsupported' | 'blocked' | 'off' | 'on';

const KEPT = 'officehours:push';

/** Where the service worker notes of each room up to which message it has told. */
const NOTICES = 'notices';

/** Who asked to be told on this device, and under which id the service knows it. */
function kept(): { userId: Id; id: Id } | null {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? 'null') as { userId: Id; id: Id } | null;
  } catch {
    return null;
  }
}

export function deviceState(userId: Id): DeviceState {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window))
    return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' && kept()?.userId === userId ? 'on' : 'off';
}

/** Asks the person, the browser and the service, in this order. @throws when one of them says no. */
export async function turnOn(client: Client, userId: Id): Promise<DeviceState> {
  if ((await Notification.requestPermission()) !== 'granted') return deviceState(userId);
  await register(client, userId);
  return deviceState(userId);
}

/** Says again where this device is: its address changes now and then, and a service that was restored has forgotten it. */
export async function renew(client: Client, userId: Id): Promise<void> {
  if (deviceState(userId) === 'on') await register(client, userId);
}

async function register(client: Client, userId: Id): Promise<void> {
  const { pushKey } = await dataOf(notificationOptions({ client }));
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: pushKey,
  });
  const { endpoint = '', keys } = subscription.toJSON();
  const body = { endpoint, keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' } };
  const { id } = await dataOf(notificationSubscribe({ client, body }));
  localStorage.setItem(KEPT, JSON.stringify({ userId, id }));
}

export async function turnOff(client: Client, userId: Id): Promise<DeviceState> {
  const known = kept();
  localStorage.removeItem(KEPT);
  const registration = await navigator.serviceWorker.ready;
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  // One that the service no longer knows is off as well.
  if (known?.userId === userId)
    await dataOf(notificationUnsubscribe({ client, path: { id: known.id } })).catch(() => undefined);
  return deviceState(userId);
}

/** Nothing of a person who signs out stays on this device: not that they were told here, nor of what, nor what is still shown. */
export async function forgetDevice(): Promise<void> {
  localStorage.removeItem(KEPT);
  await globalThis.caches?.delete(NOTICES);
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const notice of (await registration?.getNotifications()) ?? []) notice.close();
}
