import { Pause, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { clockOf } from './clock';
import type { Recording } from './player';
import { SeekBar } from './seek-bar';
import { SpeedButton } from './speed-button';
import { player, useVoiceState } from './use-player';
import { waveformOf } from './waveform';

/** How long a recording is that does not say so, before it is loaded. */
const UNKNOWN = '–:––';

export interface VoicePlayerProps extends Recording {
  name: string;
  /** As said by who recorded it; of other recordings it is known once they are loaded. */
  durationMs: number | null;
  waveform: readonly number[] | null;
}

/** Plays a recording: play and pause, where one is in it, and how fast. */
export function VoicePlayer({ id, load, name, durationMs, waveform }: VoicePlayerProps) {
  const words = usePaneText().files.voice;
  const { locale } = useFormat();
  const place = useRef<HTMLDivElement>(null);
  const [looked, setLooked] = useState<number[] | null>(null);
  const { phase, at, length: known } = useVoiceState(id);
  const length = known ?? (durationMs ?? 0) / 1000;
  const isOn = phase === 'playing' || phase === 'loading';
  const shown = isOn || at > 0 ? at : length;
  const loadAndLook = async (): Promise<Blob> => {
    const blob = await load();
    if (!waveform) void waveformOf(blob).then(setLooked);
    return blob;
  };
  const toggle = (): void => {
    const around = place.current?.closest('[role=log], dialog, form') ?? null;
    void player.toggle({ id, load: loadAndLook }, around);
  };
  return (
    <div ref={place} className="flex items-center gap-2">
      <button
        type="button"
        aria-label={isOn ? words.pause(name) : words.play(name)}
        aria-busy={phase === 'loading'}
        onClick={toggle}
        className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent text-on-accent hover:bg-accent-strong pointer-coarse:size-touch"
      >
        {isOn ? <Pause size={18} /> : <Play size={18} className="translate-x-px" />}
      </button>
      <div className="min-w-0 flex-1">
        <SeekBar waveform={waveform ?? looked} at={at} length={length} onSeek={(to) => player.seek(id, to)} />
        <div className="flex h-4 items-center justify-between text-xs tabular-nums opacity-85">
          {phase === 'failed' ? (
            <span role="alert">{words.failed}</span>
          ) : (
            <span>{shown > 0 || isOn ? clockOf(shown, locale) : UNKNOWN}</span>
          )}
        </div>
      </div>
      <SpeedButton />
    </div>
  );
}
