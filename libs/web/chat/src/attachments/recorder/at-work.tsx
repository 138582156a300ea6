import { LIMITS } from '@officehours/contracts';
import { Button } from '@officehours/web-ui';
import { Mic, Pause, Square } from 'lucide-react';
import clsx from 'clsx';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { clockOf } from '../voice/clock';
import type { RecorderState } from './recorder';

/** The rest is told when it is this short. */
const NEAR_END_MS = 60_000;

interface AtWorkProps {
  state: RecorderState;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

/** While the microphone listens, or waits. */
export function AtWork({ state, pause, resume, stop }: AtWorkProps) {
  const words = usePaneText().files.voice;
  const { locale } = useFormat();
  const { phase, elapsedMs, level } = state;
  const isOn = phase === 'recording';
  const leftMs = LIMITS.voiceNoteMs - elapsedMs;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <span
        aria-hidden="true"
        className={clsx(
          'size-3 shrink-0 rounded-full',
          isOn ? 'bg-danger motion-safe:animate-pulse' : 'bg-line-strong',
        )}
      />
      <span
        role="timer"
        aria-label={isOn ? words.recording : words.paused}
        className="text-sm font-semibold tabular-nums"
      >
        {clockOf(elapsedMs / 1000, locale)}
      </span>
      <span
        aria-hidden="true"
        dir="ltr"
        className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-100"
          style={{ width: `${Math.round(Math.sqrt(level) * 100)}%` }}
        />
      </span>
      {leftMs < NEAR_END_MS && (
        <span role="status" className="text-sm text-warning tabular-nums">
          {words.left(clockOf(Math.max(0, leftMs) / 1000, locale))}
        </span>
      )}
      <span className="flex gap-2">
        <Button size="sm" onClick={isOn ? pause : resume}>
          {isOn ? <Pause size={16} aria-hidden="true" /> : <Mic size={16} aria-hidden="true" />}
          {isOn ? words.pauseRecording : words.resume}
        </Button>
        <Button size="sm" onClick={stop}>
          <Square size={15} aria-hidden="true" />
          {words.stop}
        </Button>
      </span>
    </div>
  );
}
