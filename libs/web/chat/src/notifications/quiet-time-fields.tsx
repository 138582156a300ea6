import { Button } from '@officehours/web-ui';
import { Trash2 } from 'lucide-react';
import { useSpeech } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { WEEK, type QuietTime } from './quiet-times';

/** A Sunday. */
const SUNDAY = Date.UTC(2026, 0, 4);
const DAY_MS = 86_400_000;

export interface QuietTimeFieldsProps {
  label: string;
  time: QuietTime;
  /** No more days can be chosen. */
  isFull: boolean;
  onChange: (time: QuietTime) => void;
  /** Absent for the only one: the switch above turns that off. */
  onRemove: (() => void) | undefined;
}

/** From when to when, and on which days. */
export function QuietTimeFields({ label, time, isFull, onChange, onRemove }: QuietTimeFieldsProps) {
  const words = usePaneText().notifications;
  const { language } = useSpeech();
  const { from, to, days } = time;
  const nameOf = (day: number): string =>
    new Intl.DateTimeFormat(language.tag, { weekday: 'short', timeZone: 'UTC' }).format(
      SUNDAY + day * DAY_MS,
    );
  const toggle = (day: number): void =>
    onChange({ ...time, days: WEEK.filter((one) => days.includes(one) !== (one === day)) });
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="sr-only">{label}</legend>
      <div className="flex items-end gap-3">
        <TimeField label={words.from} value={from} onChange={(next) => onChange({ ...time, from: next })} />
        <TimeField label={words.to} value={to} onChange={(next) => onChange({ ...time, to: next })} />
        {onRemove && (
          <Button size="sm" variant="quiet" aria-label={words.removeTime} onClick={onRemove}>
            <Trash2 size={16} />
          </Button>
        )}
      </div>
      <div role="group" aria-label={words.days} className="flex flex-wrap gap-x-4">
        {WEEK.map((day) => (
          <label key={day} className="flex min-h-9 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={days.includes(day)}
              disabled={isFull && !days.includes(day)}
              onChange={() => toggle(day)}
            />
            {nameOf(day)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface TimeFieldProps {
  label: string;
  /** Minute of the day. */
  value: number;
  onChange: (value: number) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps) {
  const two = (part: number): string => String(part).padStart(2, '0');
  return (
    <label className="flex flex-col text-sm">
      <span className="text-muted">{label}</span>
      <input
        type="time"
        dir="ltr"
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
