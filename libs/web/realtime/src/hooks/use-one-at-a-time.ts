import { useRef, useState } from 'react';

/** Something that is asked for by scrolling or pressing: never twice at once; how it ends shows elsewhere. */
export function useOneAtATime(run: () => Promise<void>): { isRunning: boolean; start: () => void } {
  const busy = useRef(false);
  const [isRunning, setRunning] = useState(false);
  const start = (): void => {
    if (busy.current) return;
    busy.current = true;
    setRunning(true);
    void run()
      .catch(() => undefined)
      .then(() => {
        busy.current = false;
        setRunning(false);
      });
  };
  return { isRunning, start };
}
