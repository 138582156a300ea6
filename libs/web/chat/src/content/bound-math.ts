import type { Parents, Root } from 'mdast';
import { formulaBudget } from './bounds';

/** A formula as `remark-math` leaves it in the tree. */
interface Formula {
  type: 'math' | 'inlineMath';
  value: string;
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

const isFormula = ({ type }: { type: string }): boolean => type === 'math' || type === 'inlineMath';

function sourceOf({ type, value }: Formula): object {
  const text = { type: 'text', value: `$$${value}$$` };
  return type === 'inlineMath' ? text : { type: 'paragraph', children: [text] };
}
