/** Text with backslashes as they stand: LaTeX. */
export const tex = String.raw;

export const mono = (text: string): string => `\`${text}\``;

export function code(language: string, source: string): string {
  return `\`\`\`${language}\n${source.trim()}\n\`\`\``;
}

type Row = readonly (number | string)[];

export function matrix(...rows: readonly Row[]): string {
  return tex`\begin{pmatrix} ${rows.map((row) => row.join(' & ')).join(String.raw` \\ `)} \end{pmatrix}`;
}

export function column(...entries: Row): string {
  return matrix(...entries.map((entry) => [entry]));
}

/** `2x - 3y`, from coefficients and names; what is 0 is left out. */
export function sum(...terms: readonly (readonly [coefficient: number, name: string])[]): string {
  const shown = terms.filter(([coefficient]) => coefficient !== 0);
  const parts = shown.map(([coefficient, name], index) => {
    const sign = coefficient < 0 ? '-' : '+';
    const size = Math.abs(coefficient) === 1 && name !== '' ? '' : String(Math.abs(coefficient));
    return index === 0 ? `${coefficient < 0 ? '-' : ''}${size}${name}` : ` ${sign} ${size}${name}`;
  });
  return parts.join('') || '0';
}

/** A factor inside a product: negative numbers in brackets. */
export const factor = (value: number): string => (value < 0 ? `(${value})` : String(value));

/** A fraction in lowest terms. */
export function fraction(numerator: number, denominator: number): string {
  const divisor = gcd(Math.abs(numerator), Math.abs(denominator)) * Math.sign(denominator);
  const [top, bottom] = [numerator / divisor, denominator / divisor];
  if (bottom === 1) return String(top);
  return tex`${top < 0 ? '-' : ''}\tfrac{${Math.abs(top)}}{${bottom}}`;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
