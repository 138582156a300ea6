import type { Element } from 'hast';
import { useCallback } from 'react';
import { useText } from '../i18n/language-context';

/** What was drawn for a place in the tree of a text. Found by the place itself: no text can make markup of its own of it. */
const formulas = new WeakMap<Element, HTMLElement>();

/** An element for the tree, which `Formula` draws; hundreds of its own would be drawn one by one. */
export function placeOf(formula: HTMLElement): Element {
  const place: Element = { type: 'element', tagName: 'formula', properties: {}, children: [] };
  formulas.set(place, formula);
  return place;
}

/** A formula. One of its own line scrolls where it is too wide, also by the arrow keys. */
export function Formula({ node }: { node?: Element | undefined }) {
  const text = useText();
  const formula = node && formulas.get(node);
  const fill = useCallback(
    (place: HTMLElement | null) => {
      if (formula) place?.replaceChildren(...formula.cloneNode(true).childNodes);
    },
    [formula],
  );
  if (!formula) return null;
  const { className } = formula;
  const wide = { role: 'group', 'aria-label': text.message.mathematics, tabIndex: 0 };
  return <span ref={fill} className={className} {...(className === 'katex-display' && wide)} />;
}
