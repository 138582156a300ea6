import type { Code, Link, Node, Nodes, Parents, PhrasingContent, Root } from 'mdast';

/**
 * What Markdown takes away from the text on the page: HTML, definitions, footnotes and character references. In a
 * chat `List<T>`, `[note]: see below` and `&lt;` are words like any other, so the parser does not know these at all.
 */
const NOT_MARKUP = [
  'htmlFlow',
  'htmlText',
  'definition',
  'characterReference',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
];

const WEB_ADDRESS = /^(?:https?:|mailto:)/iu;
const LANGUAGE = /^[\w+#-]+$/u;

interface Parser {
  data(): { micromarkExtensions?: object[] };
}

/**
 * Remark plugin: all that was typed is shown, whatever Markdown itself would leave out.
 *
 * @param beyond Further constructs that the parser does not know in this text.
 */
export function keepTyped(
  this: unknown,
  beyond: readonly string[] = [],
): (tree: Root, file: { value: unknown }) => void {
  const data = (this as Parser).data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: [...NOT_MARKUP, ...beyond] } },
  ];
  return (tree, file) => keepIn(tree, String(file.value));
}

function keepIn(parent: Parents, source: string): void {
  parent.children.forEach((node: Nodes, index) => {
    const kept = keptAs(node, source);
    if (kept !== node) (parent.children as Node[])[index] = kept;
    if ('children' in kept) keepIn(kept as Parents, source);
  });
}

function keptAs(node: Nodes, source: string): Nodes {
  switch (node.type) {
    case 'image':
      return linkTo(node.url, [{ type: 'text', value: node.alt || node.url }]);
    case 'link':
      return keptLink(node, source);
    case 'code':
      return keptCode(node);
    case 'table': {
      // Cells beyond the head's are shown too.
      const width = Math.max(...node.children.map((row) => row.children.length));
      return { ...node, align: Array.from({ length: width }, (_, column) => node.align?.[column] ?? null) };
    }
    default:
      return node;
  }
}

/** A link always has words to show; and `<std::string>` is no link, though it looks like an address to Markdown. */
function keptLink(link: Link, source: string): Nodes {
  const from = link.position?.start.offset;
  if (from !== undefined && source[from] === '<' && !WEB_ADDRESS.test(link.url)) {
    return { type: 'text', value: source.slice(from, link.position?.end.offset) };
  }
  return link.children.length > 0 ? link : linkTo(link.url, [{ type: 'text', value: link.url }]);
}

/** What follows an opening fence is the language, or code that was begun on the same line. */
function keptCode(code: Code): Code {
  const first = [code.lang, code.meta].filter(Boolean).join(' ');
  if (first === '' || LANGUAGE.test(first)) return code;
  return { ...code, lang: null, meta: null, value: `${first}\n${code.value}` };
}

const linkTo = (url: string, children: PhrasingContent[]): Link => ({
  type: 'link',
  url,
  children: children as Link['children'],
});
