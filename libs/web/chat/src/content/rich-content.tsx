import { use, type ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { useText } from '../i18n/language-context';
import { CodeBlock } from './code-block';
import { keepTyped } from './keep-typed';
import { mathToMarkdown } from './math-delimiters';
import type { ContentNeeds } from './needs';
import { pluginsFor, schema } from './plugins';
import './rich-content.css';

export interface RichContentProps {
  content: string;
  needs: ContentNeeds;
  trailer?: ReactNode;
}

const components: Components = {
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  pre: ({ children }) => <CodeBlock>{children}</CodeBlock>,
  table: ({ children }) => <WideTable>{children}</WideTable>,
};

/** A table as wide as its words; where that is too wide it scrolls inside the bubble, also by the arrow keys. */
function WideTable({ children }: { children?: ReactNode }) {
  const text = useText();
  return (
    <div className="oh-scroll-x oh-table" role="group" aria-label={text.message.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

/** Markdown with code and mathematics. HTML is text like any other; what Markdown made is sanitised before code and mathematics are drawn. */
export default function RichContent({ content, needs, trailer }: RichContentProps) {
  const plugins = use(pluginsFor(needs));
  return (
    <div className="oh-prose" dir="auto">
      <Markdown
        remarkPlugins={[[remarkGfm, { singleTilde: false }], keepTyped, ...plugins.remark]}
        rehypePlugins={[[rehypeSanitize, schema], ...plugins.rehype]}
        components={components}
      >
        {needs.math ? mathToMarkdown(content) : content}
      </Markdown>
      <span className="oh-trailer">{trailer}</span>
    </div>
  );
}
