import type { QuietHours } from '@officehours/contracts';
import { Button, Switch } from '@officehours/web-ui';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { QuietTimeFields } from './quiet-time-fields';
import { daysLeft, NIGHT, spansOf, timesOf, withAnother, withChanged, type QuietTime } from './quiet-times';

export interface QuietHoursFieldsProps {
  value: QuietHours;
  onChange: (value: QuietHours) => void;
}

/** The hours of each week in which the reader is not told: one time for the days that are chosen, or several. */
export function QuietHoursFields({ value, onChange }: QuietHoursFieldsProps) {
  const words = usePaneText().notifications;
  // Kept here: while hours are typed, two times may be alike for a moment, and stay two.
  const [times, setTimes] = useState(() => timesOf(value.spans));
  const left = daysLeft(times);
  const set = (next: QuietTime[]): void => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    setTimes(next);
    onChange({ timeZone, spans: spansOf(next) });
  };
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={words.quiet}
        hint={words.quietHint}
        checked={times.length > 0}
        onChange={(isOn) => set(isOn ? [NIGHT] : [])}
      />
      {times.map((time, index) => (
        <QuietTimeFields
          // By place: that is all that tells one from another while it is edited.
          key={index}
          label={words.time(index + 1)}
          time={time}
          isFull={left <= 0}
          onChange={(next) => set(withChanged(times, index, next))}
          onRemove={
            times.length > 1 ? () => set(withChanged(times, index, { ...time, days: [] })) : undefined
          }
        />
      ))}
      {times.length > 0 && (
        <>
          {left > 0 ? (
            <Button size="sm" className="self-start" onClick={() => set(withAnother(times))}>
              <Plus size={16} />
              {words.addTime}
            </Button>
          ) : (
            <p className="text-sm text-muted">{words.mostTimes}</p>
          )}
          <p className="text-sm text-muted">{words.zone(value.timeZone)}</p>
        </>
      )}
    </div>
  );
}
