/// <reference lib="webworker" />

import type { PushPayload } from '@officehours/contracts';
import { noticeWords } from './notice-words';

/** What a notification remembers. */
interface NoticeData {
  seq: number;
  count: number;
  path: string;
}

const CACHE = 'notices';

/** Shows who wrote, one notification for each room; takes it back when the room was read elsewhere. */
export function listenForPushes(worker: ServiceWorkerGlobalScope): void {
  // One after another: of two copies that arrive together each would find that the message was not shown yet.
  let turn: Promise<unknown> = Promise.resolve();
  worker.addEventListener('push', (event) => {
    const push = event.data?.json() as PushPayload | undefined;
    if (!push) return;
    const work = () => (push.kind === 'read' ? clear(worker, push) : show(worker, push));
    turn = turn.then(work, work);
    event.waitUntil(turn);
  });
  worker.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(open(worker, (event.notification.data as NoticeData).path));
  });
}

async function show(worker: ServiceWorkerGlobalScope, push: PushPayload): Promise<void> {
  const { chatRoomId, seq, unread, isChange, path = '/' } = push;
  const [before] = await worker.registration.getNotifications({ tag: chatRoomId });
  const isUpdate = isChange === true && before !== undefined;
  // The same message a second time, one that was read before it arrived, or a change of what was put away.
  if (!isUpdate && (await seen(chatRoomId)) >= seq) return showForApple(worker, push);
  await remember(chatRoomId, seq);
  // Who looks at the app sees it there.
  const windows = await worker.clients.matchAll({ type: 'window' });
  if (!isUpdate && windows.some((window) => window.visibilityState === 'visible' && window.focused))
    return showForApple(worker, push);
  const count = unread ?? ((before?.data as NoticeData | undefined)?.count ?? 0) + 1;
  const data: NoticeData = { seq, count, path };
  const { title, body } = count > 1 ? folded(push, count) : single(push);
  await worker.registration.showNotification(title, {
    body,
    tag: chatRoomId,
    data,
    icon: '/icons/icon-192.png',
    dir: 'auto',
    ...(isUpdate ? { silent: true } : { renotify: true }),
  });
}

/** WebKit ends the subscription of an app that showed nothing for three pushes, ever: there each is shown, and put away at once. */
async function showForApple(worker: ServiceWorkerGlobalScope, push: PushPayload): Promise<void> {
  const subscription = await worker.registration.pushManager.getSubscription();
  if (!subscription || !new URL(subscription.endpoint).hostname.endsWith('.push.apple.com')) return;
  const tag = 'shown-for-apple';
  await worker.registration.showNotification(single(push).title, { tag, silent: true });
  for (const notice of await worker.registration.getNotifications({ tag })) notice.close();
}

interface Shown {
  title: string;
  body: string;
}

function single(push: PushPayload): Shown {
  const { from = '', room } = push;
  return { title: room ? `${from} · ${room}` : from, body: saidBy(push) || noticeWords().one };
}

/** One notification for several messages says how many they are, and what may be shown of the last. */
function folded(push: PushPayload, count: number): Shown {
  const words = noticeWords();
  const { from = '', room } = push;
  const said = saidBy(push);
  if (!room) return { title: from, body: [words.many(count), said].filter(Boolean).join(' · ') };
  return { title: words.manyIn(count, room), body: said ? `${from}: ${said}` : words.lastFrom(from) };
}

/** What may be shown of a message; empty where nothing may. */
function saidBy({ text, files }: PushPayload): string {
  if (!files) return text ?? '';
  const [one, many] = noticeWords().files[files.kind];
  return [files.count > 1 ? many(files.count) : one, text].filter(Boolean).join(' · ');
}

async function clear(worker: ServiceWorkerGlobalScope, { chatRoomId, seq }: PushPayload): Promise<void> {
  await remember(chatRoomId, seq);
  for (const notice of await worker.registration.getNotifications({ tag: chatRoomId }))
    if ((notice.data as NoticeData).seq <= seq) notice.close();
}

async function open(worker: ServiceWorkerGlobalScope, path: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window' });
  const [window] = windows;
  if (!window) {
    await worker.clients.openWindow(path);
    return;
  }
  await window.focus();
  window.postMessage({ kind: 'open', path });
}

/** Up to which message of a room this device has told, or heard that it was read. */
async function seen(chatRoomId: string): Promise<number> {
  const kept = await (await caches.open(CACHE)).match(`/${CACHE}/${chatRoomId}`);
  return kept ? Number(await kept.text()) : 0;
}

/** Where the device has no room left, a message is rather told twice than not at all. */
async function remember(chatRoomId: string, seq: number): Promise<void> {
  const newest = Math.max(seq, await seen(chatRoomId));
  const cache = await caches.open(CACHE);
  await cache.put(`/${CACHE}/${chatRoomId}`, new Response(String(newest))).catch(() => undefined);
}
