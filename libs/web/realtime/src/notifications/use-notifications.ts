import { notificationGet, notificationOptions, notificationSet } from '@officehours/api-client';
import type { NotificationOptions, NotificationSettings } from '@officehours/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useOfficehours } from '../client/context';
import { useKept } from '../hooks/use-kept';
import { useMe } from '../hooks/use-me';
import { dataOf } from '../rest/answer';
import type { OfficehoursError } from '../rest/error';
import { deviceState, renew, turnOff, turnOn, type DeviceState } from './device';

const SETTINGS = ['notifications', 'settings'];
const OPTIONS = ['notifications', 'options'];

/** How the person wants to be told; a change shows at once and goes back when it is refused. */
export function useNotificationSettings(): {
  settings: NotificationSettings | null;
  options: NotificationOptions | null;
  change: (change: Partial<NotificationSettings>) => void;
  error: OfficehoursError | null;
} {
  const { queryClient, rest } = useOfficehours();
  const { client } = rest;
  const { value: settings, ...kept } = useKept({
    queryKey: SETTINGS,
    read: () => dataOf(notificationGet({ client })),
    write: (body: Partial<NotificationSettings>) => dataOf(notificationSet({ client, body })),
  });
  const options = useQuery(
    { queryKey: OPTIONS, queryFn: () => dataOf(notificationOptions({ client })) },
    queryClient,
  );
  return { settings, options: options.data ?? null, ...kept };
}

/** Whether this device is told, and how to change that. */
export function useNotifiedDevice(): {
  state: DeviceState;
  isBusy: boolean;
  hasFailed: boolean;
  set: (isOn: boolean) => void;
} {
  const { rest } = useOfficehours();
  const { me } = useMe();
  const userId = me?.id ?? '';
  const [state, setState] = useState<DeviceState>(() => deviceState(userId));
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const set = (isOn: boolean): void => {
    setBusy(true);
    setFailed(false);
    (isOn ? turnOn : turnOff)(rest.client, userId)
      .then(setState, () => setFailed(true))
      .finally(() => setBusy(false));
  };
  return { state, isBusy, hasFailed, set };
}

/** Keeps the service's knowledge of this device up to date, and the device free of what is seen now. */
export function useKeptDevice(): void {
  const { rest } = useOfficehours();
  const { me } = useMe();
  const userId = me?.id;
  useEffect(() => {
    if (userId) renew(rest.client, userId).catch(() => undefined);
  }, [rest, userId]);
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const clean = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const registration = await navigator.serviceWorker.getRegistration();
      for (const notice of (await registration?.getNotifications()) ?? []) notice.close();
    };
    const onVisible = (): void => void clean().catch(() => undefined);
    onVisible();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, []);
}
