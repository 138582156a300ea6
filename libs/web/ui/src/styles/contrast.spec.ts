import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split(":where(.officehours[data-theme='dark']");

type Rgb = [number, number, number];

function color(theme: string, name: string): Rgb {
  const hex = new RegExp(`--oh-${name}: #([0-9a-f]{6});`, 'u').exec(theme)?.[1];
  if (!hex) throw new Error(`no --oh-${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['bg', 'surface', 'raised', 'hover', 'sunken'];
const pairs: [text: string, ground: string][] = [
  ...['text', 'muted', 'accent', 'danger'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...['bg', 'surface', 'raised', 'sunken', 'bubble'].map((ground): [string, string] => ['faint', ground]),
  ...['text', 'muted', 'accent'].map((text): [string, string] => [text, 'bubble']),
  ['on-bubble-own', 'bubble-own'],
  ['bubble-own-muted', 'bubble-own'],
  ['accent', 'bubble-own'],
  ['danger', 'bubble-own'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['text', 'accent-soft'],
  ['muted', 'accent-soft'],
  ['accent', 'accent-soft'],
  ['accent-strong', 'accent-soft'],
  ['warning', 'warning-soft'],
  ['danger', 'danger-soft'],
  ...Array.from({ length: 8 }, (_, index): [string, string] => [`person-${index + 1}`, 'surface']),
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_, theme) => {
  it.each(pairs)('shows %s on %s with at least 4.5 : 1', (text, ground) => {
    expect(contrast(color(theme, text), color(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['line-strong', 'online'])('shows the edge or mark %s with at least 3 : 1', (mark) => {
    expect(contrast(color(theme, mark), color(theme, 'surface'))).toBeGreaterThanOrEqual(3);
  });
});
