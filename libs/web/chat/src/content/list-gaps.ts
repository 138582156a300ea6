import type { Element, ElementContent, Root } from 'hast';

const BLOCKS = new Set(['p', 'ul', 'ol', 'li', 'pre', 'blockquote', 'table', 'hr']);

/**
 * Rehype plugin: a list holds no lines but those that were typed. Lines are shown as they are in its items, so what Markdown
 * puts between two blocks for the looks of the source would be an empty line.
 */
export function listGaps(): (tree: Root) => void {
  return (tree) => dropIn(tree, false);
}

function dropIn(parent: Root | Element, isInList: boolean): void {
  const isItem = parent.type === 'element' && parent.tagName === 'li';
  const isInside = isInList || isItem;
  for (const child of parent.children) if (child.type === 'element') dropIn(child, isInside);
  if (parent.type !== 'element' || !isInside) return;
  const { children } = parent;
  // A line ends by itself at a block, and where an item begins and ends.
  const isEdge = (node: ElementContent | undefined): boolean =>
    node ? node.type === 'element' && isBlock(node) : isItem;
  parent.children = children.filter(
    (child, at) => !isBreak(child) || !(isEdge(children[at - 1]) || isEdge(children[at + 1])),
  );
}

const isBreak = (node: ElementContent): boolean => node.type === 'text' && node.value === '\n';
const isBlock = ({ tagName }: Element): boolean => BLOCKS.has(tagName) || /^h\d$/u.test(tagName);
