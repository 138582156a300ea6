import type { Parents, Root } from 'mdast';
import { formulaBudget } from './bounds';

/** A formula as `remark-math` leaves it in the tree, or code of the language `math`, which is drawn as one. */
interface Formula {
  type: 'math' | 'inlineMath' | 'code';
  value: string;
  lang?: string | null;
}

/** Remark plugin: formulas beyond what a message may have stay as their source. */
export function boundMath(): (tree: Root) => void {
  return (tree) => boundIn(tree, formulaBudget());
}

function boundIn(parent: Parents, isDrawn: (tex: string) => boolean): void {
  const children = parent.children as (Parents | Formula)[];
  children.forEach((node, index) => {
    if ('children' in node) boundIn(node, isDrawn);
    else if (isFormula(node) && !isDrawn(node.value)) children[index] = sourceOf(node) as Parents;
  });
}

const isFormula = ({ type, lang }: Formula): boolean =>
  type === 'math' || type === 'inlineMath' || (type === 'code' && lang === 'math');

function sourceOf(formula: Formula): object {
  const { type, value } = formula;
  if (type === 'code') return { ...formula, lang: 'tex' };
  const text = { type: 'text', value: `$$${value}$$` };
  return type === 'inlineMath' ? text : { type: 'paragraph', children: [text] };
}
