import sheet from 'katex/dist/katex.min.css?inline';

const FONT_FACE = /@font-face\s*\{[^}]*\}/gu;
let isProvided = false;

/** Makes formulas look as they should, inside the chat: KaTeX's own sheet speaks of the whole page, its `body` included. */
export function provideMathStyle(): void {
  if (isProvided) return;
  isProvided = true;
  const style = new CSSStyleSheet();
  style.replaceSync(withinChat(sheet));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
}

/** A sheet under the class of the chat; fonts have no place there, and stay as they are. */
export function withinChat(css: string): string {
  const fonts = css.match(FONT_FACE) ?? [];
  return `${fonts.join('')}.officehours.officehours{${css.replaceAll(FONT_FACE, '')}}`;
}
