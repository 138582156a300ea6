import { useCallback } from 'react';
import { hearOnly } from './one-sound';

interface FilmPlayerProps {
  blob: Blob;
  name: string;
  onBroken: () => void;
}

/** A film from memory, with the browser's own controls; it plays at once, since it was asked for. */
export function FilmPlayer({ blob, name, onBroken }: FilmPlayerProps) {
  const show = useCallback(
    (video: HTMLVideoElement) => {
      const url = URL.createObjectURL(blob);
      video.src = url;
      // The button that was pressed is gone; who went on to something else meanwhile is left there.
      if (document.activeElement === document.body) video.focus({ preventScroll: true });
      // Safari counts the press no longer, and waits for another one: on a picture, not on black.
      video.play().catch(() => (video.preload = 'metadata'));
      return () => {
        video.pause();
        URL.revokeObjectURL(url);
      };
    },
    [blob],
  );
  return (
    <video
      ref={show}
      controls
      playsInline
      preload="none"
      aria-label={name}
      onPlay={({ currentTarget }) => hearOnly(currentTarget)}
      onError={onBroken}
      // Its keys are not those of the list around it.
      onKeyDown={(event) => {
        if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation();
      }}
      className="size-full object-contain"
    />
  );
}
