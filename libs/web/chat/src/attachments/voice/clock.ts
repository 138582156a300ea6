/** Seconds as a clock shows them: 0:05, 12:40. */
export function clockOf(seconds: number, locale: string): string {
  const whole = Math.floor(seconds);
  const digits = (value: number, minimumIntegerDigits: number): string =>
    new Intl.NumberFormat(locale, { minimumIntegerDigits, useGrouping: false }).format(value);
  return `${digits(Math.floor(whole / 60), 1)}:${digits(whole % 60, 2)}`;
}
