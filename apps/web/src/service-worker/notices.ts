/// <reference lib="webworker" />

import type { FilesKind, PushPayload } from '@officehours/contracts';

/** What a notification remembers. */
interface NoticeData {
  seq: number;
  count: number;
  path: string;
}

const CACHE = 'notices';

interface Words {
  one: string;
  many: (n: number) => string;
  files: Record<FilesKind, [one: string, many: (n: number) => string]>;
}

const digits = new Intl.NumberFormat('ar');

const words: Words = navigator.language.startsWith('ar')
  ? {
      one: 'رسالة جديدة',
      many: (n) => `رسائل جديدة: ${digits.format(n)}`,
      files: {
        image: ['صورة', (n) => `صور: ${digits.format(n)}`],
        voice: ['رسالة صوتية', (n) => `رسائل صوتية: ${digits.format(n)}`],
        file: ['ملف', (n) => `ملفات: ${digits.format(n)}`],
      },
    }
  : {
      one: 'New message',
      many: (n) => `${n} new messages`,
      files: {
        image: ['Photo', (n) => `${n} photos`],
        voice: ['Voice note', (n) => `${n} voice notes`],
        file: ['File', (n) => `${n} files`],
      },
    };

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
  const { chatRoomId, seq, from = '', room, path = '/' } = push;
  // The same message a second time, or one that was read before it arrived.
  if ((await seen(chatRoomId)) >= seq) return;
  await remember(chatRoomId, seq);
  // Who looks at the app sees it there.
  const windows = await worker.clients.matchAll({ type: 'window' });
  if (windows.some((window) => window.visibilityState === 'visible' && window.focused)) return;
  const [before] = await worker.registration.getNotifications({ tag: chatRoomId });
  const count = ((before?.data as NoticeData | undefined)?.count ?? 0) + 1;
  const data: NoticeData = { seq, count, path };
  await worker.registration.showNotification(room ? `${from} · ${room}` : from, {
    body: saidBy(push) || (count > 1 ? words.many(count) : words.one),
    tag: chatRoomId,
    data,
    icon: '/icons/icon-192.png',
    dir: 'auto',
    ...{ renotify: true },
  });
}

/** What may be shown of it; empty where nothing may. */
function saidBy({ text, files }: PushPayload): string {
  if (!files) return text ?? '';
  const [one, many] = words.files[files.kind];
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

async function remember(chatRoomId: string, seq: number): Promise<void> {
  const newest = Math.max(seq, await seen(chatRoomId));
  await (await caches.open(CACHE)).put(`/${CACHE}/${chatRoomId}`, new Response(String(newest)));
}
