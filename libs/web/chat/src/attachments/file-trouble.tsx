import type { OfficehoursError } from '@officehours/web-realtime';
import { ImageOff, RotateCw } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';

interface FileTroubleProps {
  error: OfficehoursError;
  label: string;
  onRetry: () => void;
}

/** In the place of a picture: it is gone for good, or could not be had and may be asked for again. */
export function FileTrouble({ error, label, onRetry }: FileTroubleProps) {
  const words = usePaneText().files;
  const isGone = error.code === 'not_found';
  return (
    <span className="absolute inset-0 z-1 flex flex-col items-center justify-center gap-1 overflow-hidden bg-sunken p-1 text-center text-xs text-muted">
      <ImageOff size={20} aria-hidden="true" className="shrink-0" />
      <span className="sr-only">{label}: </span>
      <span className="max-w-full truncate">{isGone ? words.gone : words.notLoaded}</span>
      {!isGone && (
        <button
          type="button"
          onClick={onRetry}
          className="flex min-h-target items-center gap-1 rounded-sm px-1 font-semibold text-accent hover:underline"
        >
          <RotateCw size={13} aria-hidden="true" />
          {words.retry}
        </button>
      )}
    </span>
  );
}
