import sheet from 'katex/dist/katex.min.css?inline';
import faces from './math-fonts.css?inline';
import { adopt } from './math-fonts';

const FONT_FACE = /@font-face\s*\{[^}]*\}/gu;
let isProvided = false;

/** Makes formulas look as they should, inside the chat: KaTeX's own sheet speaks of the whole page, its `body` included. */
export function provideMathStyle(): void {
  if (isProvided) return;
  isProvided = true;
  adopt(withinChat(sheet, faces));
}

/** A sheet under the class of the chat; fonts have no place there, and stay as they are, but for those of another sheet. */
export function withinChat(css: string, other: string): string {
  const fonts = css.match(FONT_FACE)?.filter((face) => !isOf(other, face)) ?? [];
  return `${fonts.join('')}.officehours.officehours{${css.replaceAll(FONT_FACE, '')}}`;
}

/** The same font twice would be fetched twice, and formulas be without it meanwhile. */
function isOf(sheetOfFonts: string, face: string): boolean {
  const file = /[\w-]+\.woff2/u.exec(face)?.[0];
  return file !== undefined && sheetOfFonts.includes(file);
}
