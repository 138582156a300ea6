import { usePaneText, useText } from '@officehours/web-chat';
import { useKeptDevice } from '@officehours/web-realtime';
import { Button, IconButton } from '@officehours/web-ui';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';

/** Offers a new version of the app once it is there; it comes only when the reader takes it. */
export default function UpdateNotice() {
  const waiting = useWaitingWorker();
  useKeptDevice();
  useOpenedNotices();
  const [declined, setDeclined] = useState<ServiceWorker | null>(null);
  if (!waiting || waiting === declined) return null;
  return <UpdateOffer onTake={() => takeOver(waiting)} onClose={() => setDeclined(waiting)} />;
}

function takeOver(waiting: ServiceWorker): void {
  const reload = (): void => window.location.reload();
  // Another window has let it take over already: nothing more will change.
  if (waiting.state !== 'installed') return reload();
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  waiting.postMessage('take-over');
}

/** It stands over the end of the conversation, so it can be sent away. */
export function UpdateOffer({ onTake, onClose }: { onTake: () => void; onClose: () => void }) {
  const text = useText();
  const words = usePaneText();
  return (
    <div
      role="status"
      className="fixed inset-x-4 bottom-24 z-30 mx-auto flex w-fit animate-rise items-center gap-2 rounded-lg bg-raised py-2 ps-5 pe-2 shadow-pop"
    >
      <span className="pe-2">{words.update.ready}</span>
      <Button size="sm" variant="primary" onClick={onTake}>
        {words.update.take}
      </Button>
      <IconButton label={text.close} onClick={onClose}>
        <X size={16} />
      </IconButton>
    </div>
  );
}

/** A notification that is clicked while the app is open leads to its message here. */
function useOpenedNotices(): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return;
    const onMessage = ({ data }: MessageEvent<{ kind?: string; path?: string }>): void => {
      if (data.kind === 'open' && data.path?.startsWith('/')) navigate(data.path);
    };
    navigator.serviceWorker.addEventListener('message', onMessage);
    return () => navigator.serviceWorker.removeEventListener('message', onMessage);
  }, [navigate]);
}

/** Keeps the app on the device, and gives the worker of a newer version while it waits for its turn. */
function useWaitingWorker(): ServiceWorker | null {
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null);
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    void navigator.serviceWorker.register('/service-worker.js').then(
      (registration) => {
        const look = (): void => {
          // Without a controller this is the first visit: there is no older version to replace.
          if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting);
        };
        look();
        registration.addEventListener('updatefound', () => {
          registration.installing?.addEventListener('statechange', look);
        });
      },
      // Private windows may refuse it; the app then works as a page does.
      () => undefined,
    );
  }, []);
  return waiting;
}
