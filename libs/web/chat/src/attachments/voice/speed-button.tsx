import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { RATES } from './player';
import { player, useRate } from './use-player';

/** How fast recordings are played, all of them; goes round. */
export function SpeedButton() {
  const words = usePaneText().files.voice;
  const { locale } = useFormat();
  const rate = useRate();
  const shown = new Intl.NumberFormat(locale).format(rate);
  const next = RATES[(RATES.findIndex((one) => one === rate) + 1) % RATES.length] ?? 1;
  return (
    <button
      type="button"
      aria-label={words.speed(shown)}
      onClick={() => player.setRate(next)}
      className="min-h-target min-w-10 shrink-0 rounded-full text-center! bg-[color-mix(in_oklab,currentColor_10%,transparent)] px-1.5 text-xs font-semibold tabular-nums hover:bg-[color-mix(in_oklab,currentColor_18%,transparent)] pointer-coarse:min-h-touch"
    >
      {shown}×
    </button>
  );
}
