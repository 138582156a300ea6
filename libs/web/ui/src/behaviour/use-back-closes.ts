import { useEffect, useEffectEvent, useRef } from 'react';

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
    if (!isIn()) history.pushState({ ...history.state, layers: [...layersNow(), id] }, '');
    const onPop = (): void => {
      if (!isIn()) close();
    };
    window.addEventListener('popstate', onPop);
    return () => {
      window.removeEventListener('popstate', onPop);
      // Later: whoever closes it may go elsewhere at once, and what is there then is not ours to leave.
      leaving.current = setTimeout(() => {
        if (layersNow().at(-1) === id) history.back();
      });
    };
  }, [isOver]);
}

function layersNow(): readonly string[] {
  const state = history.state as { layers?: unknown } | null;
  return Array.isArray(state?.layers) ? (state.layers as string[]) : [];
}
