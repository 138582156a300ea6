import { useEffect, useState } from 'react';

/** True once `active` has lasted `ms` milliseconds: a wait shorter than that shows no sign of waiting at all. */
export function useDelayed(active: boolean, ms = 150): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!active) return;
    const timer = setTimeout(() => setPassed(true), ms);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [active, ms]);
  return active && passed;
}
