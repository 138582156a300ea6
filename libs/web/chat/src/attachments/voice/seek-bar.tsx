import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { clockOf } from './clock';

interface SeekBarProps {
  waveform: readonly number[] | null;
  /** In seconds. */
  at: number;
  length: number;
  onSeek: (at: number) => void;
}

/** Where one is in a recording, as a slider; its loud and quiet moments where they are known. Time goes from left to right. */
export function SeekBar({ waveform, at, length, onSeek }: SeekBarProps) {
  const words = usePaneText().files.voice;
  const { locale } = useFormat();
  const done = length > 0 ? Math.min(1, at / length) : 0;
  const clock = (seconds: number): string => clockOf(seconds, locale);
  return (
    <div dir="ltr" className="relative flex h-9 items-center">
      <Bars waveform={waveform} done={done} />
      <input
        type="range"
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={Math.min(at, length)}
        aria-label={words.position}
        aria-valuetext={words.atOf(clock(at), clock(length))}
        onChange={({ target }) => onSeek(Number(target.value))}
        onKeyDown={(event) => {
          // Its keys are not those of the list around it.
          if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation();
          const by = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5 }[event.key];
          if (by === undefined) return;
          // Five seconds, not the browser's tenth of one.
          event.preventDefault();
          onSeek(Math.min(length, Math.max(0, at + by)));
        }}
        className="absolute inset-0 size-full cursor-pointer appearance-none rounded-sm bg-transparent opacity-0 focus-visible:opacity-100 [&::-moz-range-thumb]:opacity-0 [&::-webkit-slider-thumb]:opacity-0"
      />
    </div>
  );
}

const WIDTH = 4;
const HEIGHT = 28;

function Bars({ waveform, done }: { waveform: readonly number[] | null; done: number }) {
  if (!waveform || waveform.length === 0) {
    return (
      <span className="h-1 w-full overflow-hidden rounded-full bg-[color-mix(in_oklab,currentColor_25%,transparent)]">
        <span className="block h-full bg-current" style={{ width: `${done * 100}%` }} />
      </span>
    );
  }
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${waveform.length * WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="h-7 w-full fill-current"
    >
      {waveform.map((level, index) => {
        const height = Math.max(2, (level / 100) * HEIGHT);
        return (
          <rect
            key={index}
            x={index * WIDTH + 0.75}
            y={(HEIGHT - height) / 2}
            width={WIDTH - 1.5}
            height={height}
            rx={1}
            opacity={(index + 0.5) / waveform.length <= done ? 1 : 0.35}
          />
        );
      })}
    </svg>
  );
}
