import faces from './math-fonts.css?inline';

const FONTS = [
  '1em KaTeX_Main',
  'italic 1em KaTeX_Math',
  '1em KaTeX_Size1',
  '1em KaTeX_Size2',
  '1em KaTeX_Size3',
];
let loading: Promise<void> | undefined;

/** Fetches the fonts of nearly every formula, beside the script that draws them. Resolves whether or not they could be had. */
export function fetchMathFonts(): Promise<void> {
  loading ??= load();
  return loading;
}

async function load(): Promise<void> {
  // Not there outside browsers.
  const { fonts } = document as Partial<Document>;
  if (!fonts) return;
  adopt(faces);
  await Promise.all(FONTS.map((font) => fonts.load(font))).catch(() => undefined);
}

/** Adds a sheet to the page. */
export function adopt(css: string): void {
  const style = new CSSStyleSheet();
  style.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
}
