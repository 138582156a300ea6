import { Button } from '@officehours/web-ui';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

export interface LongPasteProps {
  text: string;
  onFile: () => void;
  onKeep: () => void;
}

/** After a huge text was pasted: the offer to make it a file. */
export function LongPaste({ text, onFile, onKeep }: LongPasteProps) {
  const words = usePaneText().tray;
  const format = useFormat();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5 text-sm">
      <p role="status" className="min-w-40 flex-1">
        {words.longPaste(format.number(text.length))}
      </p>
      <span className="flex flex-wrap gap-1">
        <Button size="sm" onClick={onFile}>
          {words.asFile}
        </Button>
        <Button size="sm" variant="quiet" onClick={onKeep}>
          {words.keepText}
        </Button>
      </span>
    </div>
  );
}
