import type { Attachment } from '@officehours/contracts';
import { useDownload } from '@officehours/web-realtime';
import { Download } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';
import { FileFacts } from './file-facts';
import { FileIcon } from './file-icon';

/** A file that is not shown here: what it is called, what it is, how large, and the way to have it. */
export function FileCard({ file }: { file: Attachment }) {
  const words = usePaneText().files;
  const { start, isRunning, error } = useDownload(file);
  const isGone = error?.code === 'not_found';
  return (
    <button
      type="button"
      onClick={start}
      disabled={isGone}
      aria-busy={isRunning}
      className="flex h-14 w-full items-center gap-3 rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)] px-3 text-start transition-colors enabled:hover:bg-[color-mix(in_oklab,currentColor_12%,transparent)] disabled:opacity-75"
    >
      <span className="shrink-0">
        <FileIcon file={file} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="sr-only">{words.download}: </span>
        <bdi className="block truncate text-sm font-semibold">{file.name}</bdi>
        <span className="block truncate text-xs opacity-80" role={error ? 'alert' : undefined}>
          {error ? troubleOf(isGone, words) : <FileFacts file={file} />}
        </span>
      </span>
      {isRunning ? (
        <span
          aria-hidden="true"
          className="size-4.5 shrink-0 animate-spin rounded-full border-2 border-current border-e-transparent"
        />
      ) : (
        <Download size={18} aria-hidden="true" className="shrink-0 opacity-80" />
      )}
    </button>
  );
}

function troubleOf(isGone: boolean, words: { gone: string; notDownloaded: string }): string {
  return isGone ? words.gone : words.notDownloaded;
}
