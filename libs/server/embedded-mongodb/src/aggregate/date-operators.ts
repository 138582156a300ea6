import { Int32, Long } from 'bson';
import { dateToText } from './date-text.ts';
import { dayOfYear, isoDay, isoWeek, isoYear, localTime, week, type LocalTime } from './local-time.ts';
import type { NamedOperator } from './named-operators.ts';

const part = (read: (time: LocalTime) => number, long = false): NamedOperator => ({
  needed: ['date'],
  optional: ['timezone'],
  short: 'date',
  apply: (args) => {
    const time = localTime(args);
    if (!time) return null;
    return long ? Long.fromNumber(read(time)) : new Int32(read(time));
  },
});

export const dateOperators: Record<string, NamedOperator> = {
  $year: part(({ date }) => date.getUTCFullYear()),
  $month: part(({ date }) => date.getUTCMonth() + 1),
  $dayOfMonth: part(({ date }) => date.getUTCDate()),
  $hour: part(({ date }) => date.getUTCHours()),
  $minute: part(({ date }) => date.getUTCMinutes()),
  $second: part(({ date }) => date.getUTCSeconds()),
  $millisecond: part(({ date }) => date.getUTCMilliseconds()),
  $dayOfYear: part(dayOfYear),
  $dayOfWeek: part(({ date }) => date.getUTCDay() + 1),
  $week: part(week),
  $isoDayOfWeek: part(isoDay),
  $isoWeek: part(isoWeek),
  $isoWeekYear: part(isoYear, true),
  $dateToString: { needed: ['date'], optional: ['format', 'timezone', 'onNull'], apply: dateToText },
};
