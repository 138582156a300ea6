import { formulas } from './formulas';
import { links } from './links';
import { markup } from './markup';
import { tricks } from './tricks';

export { fileNames, names } from './names';

/** A text that tries to do more than be read. */
export interface Hostile {
  /** Stands in front of the text, and finds it again. */
  mark: string;
  content: string;
  /** What a reader must see of it besides. */
  shows: string;
}

/** The words that all marks begin with. */
export const WICKED = 'wicked';

/** Every second one with something in it that Markdown takes up: what is not, is never given to the parser. */
const withMarkdown = (text: string, index: number): string =>
  index % 2 === 0 || text.includes('**') ? text : `${text} **bold**`;

/** Texts by class, each with a mark of its own. */
export const hostileTexts: Readonly<Record<string, readonly Hostile[]>> = Object.fromEntries(
  Object.entries({ markup, links, formulas, tricks }).map(([kind, texts]) => [
    kind,
    texts.map((text, index) => {
      const mark = `${WICKED}${kind}${index}`;
      // HTML is text like any other.
      const shows = kind === 'markup' ? text : '';
      return { mark, content: `${mark} ${withMarkdown(text, index)}`, shows };
    }),
  ]),
);
