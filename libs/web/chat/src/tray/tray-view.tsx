import type { FileProgress, OutgoingFile } from '@officehours/web-realtime';
import { usePaneText } from '../i18n/pane-text';
import { TrayItem } from './tray-item';

export interface TrayViewProps {
  items: readonly { file: OutgoingFile; progress: FileProgress }[];
  maxBytes: number | null;
  /** False when some of them are lost with this page. */
  isKept?: boolean;
  onRemove: (key: string) => void;
  onRetry: (key: string) => void;
}

/** What is chosen for the next message, above its text. */
export function TrayView({ items, maxBytes, isKept = true, onRemove, onRetry }: TrayViewProps) {
  const words = usePaneText().tray;
  if (items.length === 0) return null;
  const isStuck = items.some(({ file }) => file.refusal !== null);
  const isUnderWay = items.some(({ file }) => !file.attachment);
  return (
    <div className="border-b p-2">
      <ul
        aria-label={words.title}
        className="grid max-h-[min(13*var(--oh-rem),30dvh)] grid-cols-[repeat(auto-fill,minmax(min(100%,16*var(--oh-rem)),1fr))] gap-1.5 overflow-y-auto overscroll-contain"
      >
        {items.map(({ file, progress }) => (
          <TrayItem
            key={file.key}
            file={file}
            progress={progress}
            maxBytes={maxBytes}
            onRemove={() => onRemove(file.key)}
            onRetry={() => onRetry(file.key)}
          />
        ))}
      </ul>
      <p role="status" className={`px-1 pt-1.5 text-xs ${isStuck ? 'text-danger' : 'text-muted'}`}>
        {isStuck ? words.stuck : isUnderWay ? words.sendsLater : words.allDone}
      </p>
      {!isKept && (
        <p role="status" className="px-1 pt-0.5 text-xs text-muted">
          {words.notKept}
        </p>
      )}
    </div>
  );
}
