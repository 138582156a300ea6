import type { FileProgress, OutgoingFile } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { RotateCw, X } from 'lucide-react';
import { BlobImage } from '../attachments/blob-image';
import { FileIcon } from '../attachments/file-icon';
import { fileSize } from '../attachments/file-size';
import { useFormat } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { isFinal, reasonOf, stateOf } from './file-words';

export interface TrayItemProps {
  file: OutgoingFile;
  progress: FileProgress;
  /** The largest file that the service takes, where it is known. */
  maxBytes: number | null;
  onRemove: () => void;
  onRetry: () => void;
}

/** One chosen file: what it looks like, how far it is, and the ways on. */
export function TrayItem({ file, progress, maxBytes, onRemove, onRetry }: TrayItemProps) {
  const words = usePaneText().tray;
  const { locale } = useFormat();
  const { name, size, refusal } = file;
  const isOnItsWay = !file.attachment && !refusal;
  const mayRetry = refusal ? !isFinal(file) : progress.problem !== undefined;
  const facts = `${fileSize(size, locale)} · ${stateOf(progress, words, locale)}`;
  return (
    <li className="flex min-w-0 items-center gap-2.5 rounded-md bg-sunken p-1.5 pe-0.5">
      <span className="flex size-11 shrink-0 items-center justify-center overflow-hidden rounded-sm bg-hover text-muted">
        {file.kind === 'image' && !refusal ? (
          <BlobImage blob={file.blob} alt="" className="size-full object-cover" />
        ) : (
          <FileIcon file={file} />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <bdi className="block truncate text-left text-sm font-medium rtl:text-right">{name}</bdi>
        {refusal ? (
          <p className="text-xs text-pretty text-danger">{reasonOf(refusal, words, locale, maxBytes)}</p>
        ) : (
          <p className="text-xs text-pretty text-muted tabular-nums">{facts}</p>
        )}
        {isOnItsWay && <Bar label={words.progress(name)} fraction={progress.fraction} />}
      </div>
      {mayRetry && (
        <IconButton label={words.retryOf(name)} onClick={onRetry}>
          <RotateCw size={16} />
        </IconButton>
      )}
      <IconButton label={isOnItsWay ? words.cancel(name) : words.remove(name)} onClick={onRemove}>
        <X size={16} />
      </IconButton>
    </li>
  );
}

function Bar({ label, fraction }: { label: string; fraction: number }) {
  const percent = Math.round(fraction * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="mt-1 h-1 overflow-hidden rounded-full bg-line forced-colors:border"
    >
      <div
        style={{ width: `${percent}%` }}
        className="h-full rounded-full bg-accent transition-[width] duration-150 forced-colors:bg-[Highlight]"
      />
    </div>
  );
}
