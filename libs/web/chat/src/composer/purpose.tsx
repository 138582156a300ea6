import { IconButton } from '@officehours/web-ui';
import { Pencil, Reply, X } from 'lucide-react';
import { useRef } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { useFocusGoing } from '../message-list/use-focus-behind';

/** What the text in the composer will be, when it is more than a new message. */
export type Purpose =
  | { kind: 'reply'; id: string; name: string; excerpt: string }
  | { kind: 'edit'; id: string; rev: number; content: string; excerpt: string };

/** The line above the text that says so, with the way out. */
export function PurposeLine({ purpose, onCancel }: { purpose: Purpose; onCancel: () => void }) {
  const words = usePaneText().writing;
  const line = useRef<HTMLDivElement>(null);
  useFocusGoing(line, (part) => part.closest('form')?.querySelector('textarea')?.focus());
  const isReply = purpose.kind === 'reply';
  return (
    <div ref={line} className="flex items-center gap-3 border-b ps-4 pe-1">
      <span className="text-accent" aria-hidden="true">
        {isReply ? <Reply size={18} /> : <Pencil size={18} />}
      </span>
      <div className="min-w-0 flex-1 py-1.5 text-sm">
        <p className="truncate font-semibold text-accent">
          {isReply ? words.replyingTo(purpose.name) : words.editing}
        </p>
        <p className="truncate text-muted" dir="auto">
          {purpose.excerpt}
        </p>
      </div>
      <IconButton label={isReply ? words.cancelReply : words.cancelEdit} onClick={onCancel}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
