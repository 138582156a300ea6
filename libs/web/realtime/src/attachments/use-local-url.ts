import { useEffect, useState } from 'react';

/** An address for bytes that are here, for as long as whoever draws them is mounted; null before the first effect. */
export function useLocalUrl(blob: Blob | null): string | null {
  const [made, setMade] = useState<{ blob: Blob; url: string } | null>(null);
  useEffect(() => {
    if (!blob) return;
    const url = URL.createObjectURL(blob);
    setMade({ blob, url });
    return () => URL.revokeObjectURL(url);
  }, [blob]);
  return made?.blob === blob ? made.url : null;
}
