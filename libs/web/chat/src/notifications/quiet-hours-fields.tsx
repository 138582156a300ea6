import type { QuietHours, QuietSpan } from '@officehours/contracts';
import { Switch } from '@officehours/web-ui';
import { useSpeech } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const DAYS = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY_MS = 86_400_000;

export interface QuietHoursFieldsProps {
  value: QuietHours;
  onChange: (value: QuietHours) => void;
}

/** The hours of each week in which the reader is not told: one span for the days that are chosen. */
export function QuietHoursFields({ value, onChange }: QuietHoursFieldsProps) {
  const words = usePaneText().notifications;
  const { language } = useSpeech();
  const [first] = value.spans;
  const { from, to } = first ?? NIGHT;
  const days = new Set(value.spans.map(({ day }) => day));
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const set = (chosen: ReadonlySet<number>, span: Pick<QuietSpan, 'from' | 'to'>): void =>
    onChange({ timeZone, spans: DAYS.filter((day) => chosen.has(day)).map((day) => ({ day, ...span })) });
  const nameOf = (day: number): string =>
    new Intl.DateTimeFormat(language.tag, { weekday: 'short', timeZone: 'UTC' }).format(
      SUNDAY + day * DAY_MS,
    );

  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.quiet}
        hint={words.quietHint}
        checked={days.size > 0}
        onChange={(isOn) => set(new Set(isOn ? DAYS : []), NIGHT)}
      />
      {days.size > 0 && (
        <>
          <div className="flex gap-3">
            <TimeField label={words.from} value={from} onChange={(next) => set(days, { from: next, to })} />
            <TimeField label={words.to} value={to} onChange={(next) => set(days, { from, to: next })} />
          </div>
          <fieldset className="flex flex-wrap gap-x-4">
            <legend className="sr-only">{words.days}</legend>
            {DAYS.map((day) => (
              <label key={day} className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={days.has(day)}
                  onChange={() => set(toggled(days, day), { from, to })}
                />
                {nameOf(day)}
              </label>
            ))}
          </fieldset>
          <p className="text-sm text-muted">{words.zone(value.timeZone)}</p>
        </>
      )}
    </div>
  );
}

function toggled(days: ReadonlySet<number>, day: number): ReadonlySet<number> {
  return new Set(DAYS.filter((one) => days.has(one) !== (one === day)));
}

function TimeField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const two = (part: number): string => String(part).padStart(2, '0');
  return (
    <label className="flex flex-col text-sm">
      <span className="text-muted">{label}</span>
      <input
        type="time"
        required
        value={`${two(Math.floor(value / 60))}:${two(value % 60)}`}
        onChange={({ target }) => {
          const [hours, minutes] = target.value.split(':').map(Number);
          if (hours !== undefined && minutes !== undefined && target.value !== '')
            onChange(hours * 60 + minutes);
        }}
        className="min-h-9 rounded-md bg-sunken px-2 pointer-coarse:min-h-11"
      />
    </label>
  );
}
