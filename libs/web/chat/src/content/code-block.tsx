import { useCopy } from '@officehours/web-ui';
import { Check, Copy } from 'lucide-react';
import { Children, isValidElement, useRef, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';

/** A fenced block: its language, a copy button, and a scroll of its own when lines are long. */
export function CodeBlock({ children }: { children?: ReactNode }) {
  const text = useText();
  const code = useRef<HTMLPreElement>(null);
  const { copied, copy } = useCopy();
  const language = languageOf(children);

  return (
    <div className="oh-code" dir="ltr">
      <div className="oh-code-head">
        <span>{language ?? text.message.code}</span>
        <button
          type="button"
          onClick={() => void copy(code.current?.textContent ?? '')}
          aria-label={copied ? text.message.copied : text.message.copyCode}
          title={text.message.copyCode}
        >
          {copied ? <Check size={14} /> : <Copy size={14} />}
        </button>
      </div>
      <pre ref={code} tabIndex={0} aria-label={language ?? text.message.code}>
        {children}
      </pre>
    </div>
  );
}

function languageOf(children: ReactNode): string | null {
  const [code] = Children.toArray(children);
  if (!isValidElement<{ className?: string }>(code)) return null;
  return /language-([\w+#-]+)/u.exec(code.props.className ?? '')?.[1] ?? null;
}
