const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size in bytes as the reader's language writes it: 512 bytes, 48 kB, 1.2 MB. */
export function fileSize(bytes: number, locale: string): string {
  let size = bytes;
  let step = 0;
  // What would be rounded to a thousand is one of the next.
  while (size >= 999.5 && step < UNITS.length - 1) {
    size /= 1000;
    step += 1;
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step > 0 && size < 10 ? 1 : 0,
  }).format(size);
}
