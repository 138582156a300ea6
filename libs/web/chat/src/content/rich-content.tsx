import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useText } from '../i18n/language-context';
import { constructsBeyond, hasTooManyBlocks } from './bounds';
import { CodeBlock } from './code-block';
import { Formula } from './formula';
import { keepTyped } from './keep-typed';
import { listGaps } from './list-gaps';
import { mathToMarkdown } from './math-delimiters';
import type { Draw } from './pieces';
import { loadPlugins, type LoadedPlugins, type Scripts } from './plugins';
import { schema } from './schema';
import './rich-content.css';

/** What was drawn last; scrolling back to it costs its elements only. */
const drawn = new Map<string, ReactNode>();
const KEPT = 150;

const components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => <WideTable>{children}</WideTable>,
  formula: Formula,
} as Components;

/** A table as wide as its words; where that is too wide it scrolls inside the bubble, also by the arrow keys. */
function WideTable({ children }: { children?: ReactNode }) {
  const text = useText();
  return (
    <div className="oh-scroll-x oh-table" role="group" aria-label={text.message.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

/** What draws texts that need these scripts, once they are there. */
export async function drawerFor(hasMath: boolean, scripts: Scripts): Promise<Draw> {
  const plugins = await loadPlugins(scripts);
  return (content) => drawRich(content, hasMath, plugins);
}

/** Markdown with code and mathematics. HTML is text like any other; what Markdown made is sanitised before code and mathematics are drawn. */
function drawRich(content: string, hasMath: boolean, plugins: LoadedPlugins): ReactNode {
  if (hasTooManyBlocks(content)) return <p>{content}</p>;
  const known = drawn.get(content);
  if (known) drawn.delete(content);
  const result =
    known ??
    // Called, not drawn: it has no state, and what is kept is the tree that it makes.
    Markdown({
      remarkPlugins: [
        [remarkGfm, { singleTilde: false }],
        [keepTyped, constructsBeyond(content)],
        ...plugins.remark,
      ],
      rehypePlugins: [[rehypeSanitize, schema], listGaps, ...plugins.rehype],
      components,
      children: hasMath ? mathToMarkdown(content) : content,
    });
  drawn.set(content, result);
  for (const oldest of drawn.keys()) {
    if (drawn.size <= KEPT) break;
    drawn.delete(oldest);
  }
  return result;
}
