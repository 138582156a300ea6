import remarkMath from 'remark-math';
import { boundMath } from './bound-math';
import { copyAsSource } from './copy-as-source';
import { drawMath } from './draw-math';
import { provideMathStyle } from './math-style';
import type { PluginList } from './plugins';

export const remark: PluginList = [[remarkMath, { singleDollarTextMath: false }], boundMath];

/**
 * A formula that cannot be read stays as its source; sizes and expansions are bounded, and no command may make a link. Not
 * `strict`, which would refuse what LaTeX does not know and people write, such as `größe` or a line break in a display; it
 * has no part in safety.
 */
export const rehype: PluginList = [
  [
    drawMath,
    {
      throwOnError: false,
      strict: 'ignore',
      trust: false,
      maxExpand: 100,
      maxSize: 10,
      errorColor: 'var(--oh-danger)',
    },
  ],
];

/** The fonts of nearly every formula. */
const FONTS = [
  '1em KaTeX_Main',
  'italic 1em KaTeX_Math',
  '1em KaTeX_Size1',
  '1em KaTeX_Size2',
  '1em KaTeX_Size3',
];
const PATIENCE_MS = 1_000;

/** Resolves when formulas can be drawn in their own fonts: drawn before, they would change their size under the reader. */
export async function ready(): Promise<void> {
  // Heard once, however often it is said.
  document.addEventListener('copy', copyAsSource);
  // Not there outside browsers.
  const { fonts } = document as Partial<Document>;
  if (!fonts) return;
  provideMathStyle();
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  const loading = Promise.all(FONTS.map((font) => fonts.load(font))).then(() => undefined);
  await Promise.race([loading.catch(() => undefined), patience]);
}
