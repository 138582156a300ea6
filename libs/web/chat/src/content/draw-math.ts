import type { Element, ElementContent, Root } from 'hast';
import katex, { type KatexOptions } from 'katex';
import { placeOf } from './formula';

/** Rehype plugin: draws what `remark-math` found, and code of the language `math`. */
export function drawMath(options: KatexOptions): (tree: Root) => void {
  return (tree) => drawIn(tree, options);
}

function drawIn(parent: Root | Element, options: KatexOptions): void {
  parent.children.forEach((child, index) => {
    if (child.type !== 'element') return;
    const displayMode = child.tagName === 'pre';
    const tex = texOf(displayMode ? child.children[0] : child);
    if (tex === null) drawIn(child, options);
    else parent.children[index] = draw(tex, { ...options, displayMode });
  });
}

function texOf(code: ElementContent | undefined): string | null {
  if (code?.type !== 'element' || code.tagName !== 'code') return null;
  const { className } = code.properties;
  if (!Array.isArray(className) || !className.includes('language-math')) return null;
  return code.children.map((part) => (part.type === 'text' ? part.value : '')).join('');
}

/** Made of elements, never of markup; what cannot be read is its source. */
function draw(tex: string, options: KatexOptions): Element {
  const place = document.createElement('span');
  try {
    katex.render(tex, place, options);
  } catch (error) {
    return sourceOf(tex, String(error), options);
  }
  const formula = place.firstElementChild as HTMLElement;
  return formula.className === 'katex-error' ? sourceOf(tex, formula.title, options) : placeOf(formula);
}

function sourceOf(tex: string, title: string, { errorColor }: KatexOptions): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['katex-error'], title, style: `color:${errorColor}` },
    children: [{ type: 'text', value: tex }],
  };
}
