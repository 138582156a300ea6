import { writeFileSync } from 'node:fs';

export const pictureName = (state: string, width: number, scheme: string): string =>
  `${state}-${width}-${scheme}.png`;

const STYLE =
  'body{margin:0 1rem 1rem;font:14px/1.4 system-ui;background:#777;color:#fff}' +
  'h2{position:sticky;top:0;margin:0;padding:.5rem 0;background:#777}a{color:#fff}' +
  'ul{display:flex;flex-wrap:wrap;gap:1rem;margin:0;padding:0;list-style:none}' +
  'img{display:block;border:1px solid #000}';

/** As wide as a picture of that width is shown on the sheet. */
const shownWidth = (width: number): number => Math.round(Math.min(360, width * 0.5));

/**
 * Writes `index.html` beside the pictures: every state in every width and colour scheme, a section each.
 *
 * @returns The names of the pictures it shows.
 */
export function writeSheet(
  folder: string,
  states: readonly string[],
  widths: readonly number[],
  schemes: readonly string[],
): string[] {
  const sets = widths.flatMap((width) => schemes.map((scheme) => ({ width, scheme })));
  const sections = sets.map(({ width, scheme }) => {
    const items = states.map((state) => {
      const name = pictureName(state, width, scheme);
      return `<li><a href="${name}"><img src="${name}" width="${shownWidth(width)}" loading="lazy" alt="">${state}</a></li>`;
    });
    const id = `${width}-${scheme}`;
    return `<h2 id="${id}">${width} px, ${scheme}</h2><ul>${items.join('\n')}</ul>`;
  });
  const links = sets.map(({ width, scheme }) => `<a href="#${width}-${scheme}">${width} ${scheme}</a>`);
  const head = `<!doctype html><meta charset="utf-8"><title>Every state</title><style>${STYLE}</style>`;
  writeFileSync(`${folder}/index.html`, `${head}<p>${links.join(' · ')}</p>${sections.join('\n')}`);
  return sets.flatMap(({ width, scheme }) => states.map((state) => pictureName(state, width, scheme)));
}
