/** Dates before and after these years count as of these. */
const [first, last] = [2000, 2100];

/** Under which months and years a date is found. */
export const spansOf = (date: Date): string[] => {
  if (Number.isNaN(date.getTime())) return [];
  const month = monthOf(date);
  return [`y${Math.floor(month / 12)}`, `m${Math.floor(month / 12)}x${month % 12}`];
};

/** The fewest months and years that hold everything from one date on and before another. */
export const spansBetween = (from: Date, to: Date): string[] => {
  const spans: string[] = [];
  const end = monthOf(to);
  for (let month = monthOf(from); month <= end;) {
    const [year, inYear] = [Math.floor(month / 12), month % 12];
    const whole = inYear === 0 && month + 11 <= end;
    spans.push(whole ? `y${year}` : `m${year}x${inYear}`);
    month += whole ? 12 : 1;
  }
  return spans;
};

const monthOf = (date: Date): number => {
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return Math.min(Math.max(month, first * 12), last * 12 + 11);
};
