import type { Attachment } from '@officehours/contracts';
import type { FilmState } from '@officehours/web-realtime';
import clsx from 'clsx';
import { Play, X } from 'lucide-react';
import { usePaneText } from '../../i18n/pane-text';
import { FileTrouble } from '../file-trouble';
import { NamedDownload } from '../named-download';
import { Ring } from '../ring';

export interface FilmViewProps extends FilmState {
  file: Attachment;
  /** It is here, and this browser cannot play it. */
  isBroken?: boolean;
  onPlay: () => void;
  onCancel: () => void;
  /** The film itself, in the place of its button. */
  children?: React.ReactNode;
}

/** A film in a box that stays as large as it is, whatever becomes of it: to be played, on its way, playing, or not to be had. */
export function FilmView({ file, fraction, error, isBroken, onPlay, onCancel, children }: FilmViewProps) {
  const words = usePaneText().files;
  return (
    <div className="overflow-hidden rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)]">
      <div
        className={clsx(
          'relative flex aspect-video w-full items-center justify-center',
          error ? 'bg-sunken' : 'bg-[#16181b] text-[#fff]',
        )}
      >
        {error ? (
          <FileTrouble error={error} onRetry={onPlay} label={file.name} />
        ) : isBroken ? (
          <p role="alert" className="max-w-56 p-3 text-center text-sm">
            {words.film.broken}
          </p>
        ) : (
          (children ?? (
            <FilmButton
              label={fraction === null ? words.voice.play(file.name) : words.film.cancel(file.name)}
              onPress={fraction === null ? onPlay : onCancel}
            >
              {fraction === null ? (
                <Play size={26} className="translate-x-0.5" />
              ) : (
                <>
                  <X size={20} />
                  <Ring
                    label={words.film.loading(file.name)}
                    fraction={fraction}
                    className="absolute inset-0 size-full"
                  />
                </>
              )}
            </FilmButton>
          ))
        )}
      </div>
      <div className="px-2 py-1.5">
        <NamedDownload file={file} />
      </div>
    </div>
  );
}

interface FilmButtonProps {
  label: string;
  onPress: () => void;
  children: React.ReactNode;
}

/** One button for playing and for stopping, so that the focus stays where it is. */
function FilmButton({ label, onPress, children }: FilmButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className="absolute inset-0 flex items-center justify-center -outline-offset-2"
    >
      <span className="relative flex size-14 items-center justify-center rounded-full bg-[rgb(255_255_255/0.18)]">
        {children}
      </span>
    </button>
  );
}
