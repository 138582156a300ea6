/** Months counted from the year 0. */
export const monthNumber = (date: Date): number => date.getUTCFullYear() * 12 + date.getUTCMonth();

const daysIn = (month: number): number =>
  new Date(
    new Date(0).setUTCFullYear(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 0),
  ).getUTCDate();

/** The same day of another month, or its last where there is no such day. */
export const inMonth = (date: Date, month: number): Date => {
  const moved = new Date(date);
  moved.setUTCFullYear(
    Math.floor(month / 12),
    ((month % 12) + 12) % 12,
    Math.min(date.getUTCDate(), daysIn(month)),
  );
  return moved;
};
