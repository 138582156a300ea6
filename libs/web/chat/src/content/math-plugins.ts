import remarkMath from 'remark-math';
import { boundMath } from './bound-math';
import { copyAsSource } from './copy-as-source';
import { drawMath } from './draw-math';
import { fetchMathFonts } from './math-fonts';
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

const PATIENCE_MS = 1_000;

/** Resolves when formulas can be drawn in their own fonts: drawn before, they would change their size under the reader. */
export async function ready(): Promise<void> {
  // Heard once, however often it is said.
  document.addEventListener('copy', copyAsSource);
  // Not there outside browsers.
  if (!('fonts' in document)) return;
  provideMathStyle();
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([fetchMathFonts(), patience]);
}
