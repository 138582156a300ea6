import { IconButton } from '@officehours/web-ui';
import { X } from 'lucide-react';
import { useText } from '../i18n/language-context';

/** The message that will be answered. */
export interface ReplyTarget {
  id: string;
  name: string;
  excerpt: string;
}

export function ReplyPreview({ target, onCancel }: { target: ReplyTarget; onCancel: () => void }) {
  const text = useText();
  return (
    <div className="flex items-center gap-2 border-b ps-4 pe-1">
      <div className="min-w-0 flex-1 border-s-3 border-accent py-1 ps-2.5 text-sm">
        <p className="truncate font-semibold text-accent">{text.composer.replyingTo(target.name)}</p>
        <p className="truncate text-muted" dir="auto">
          {target.excerpt}
        </p>
      </div>
      <IconButton label={text.composer.cancelReply} onClick={onCancel}>
        <X size={16} />
      </IconButton>
    </div>
  );
}
