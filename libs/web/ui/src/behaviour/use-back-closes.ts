import { useEffect, useEffectEvent, useRef } from 'react';

/** Layers that were closed, and whose entries in the history are still to be left. */
const gone = new Set<string>();

/**
 * Where one goes back by a gesture or a key of the device, Back closes what lies over the page instead of leaving it: it
 * has an entry of its own in the history while it is open, and none once it was closed otherwise.
 */
export function useBackCloses(onClose: () => void, isOver = true): void {
  const close = useEffectEvent(onClose);
  const layer = useRef<string>(undefined);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!isOver || !window.matchMedia('(pointer: coarse)').matches) return;
    const id = (layer.current ??= String(performance.timeOrigin + performance.now()));
    const isIn = (): boolean => layersNow().includes(id);
    clearTimeout(leaving.current);
    gone.delete(id);
    if (!isIn()) history.pushState({ ...history.state, layers: [...layersNow(), id] }, '');
    const onPop = (): void => {
      if (!isIn()) close();
    };
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
      // Later: whoever closes it may go elsewhere at once, and what is there then is not ours to leave.
      gone.add(id);
      leaving.current = setTimeout(() => leaveGone(id));
    };
  }, [isOver]);
}

/** Those that were closed together are left together. */
function leaveGone(id: string): void {
  const layers = layersNow();
  const left = layers.length - 1 - layers.findLastIndex((layer) => !gone.has(layer));
  for (const layer of [id, ...layers.slice(layers.length - left)]) gone.delete(layer);
  if (left > 0) history.go(-left);
}

function layersNow(): readonly string[] {
  const state = history.state as { layers?: unknown } | null;
  return Array.isArray(state?.layers) ? (state.layers as string[]) : [];
}
