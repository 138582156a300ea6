import type { Attachment } from '@officehours/contracts';
import { useDownload } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { Download } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';
import { FileFacts } from './file-facts';

/** What something that is played here is called, and the way to have it. */
export function NamedDownload({ file }: { file: Attachment }) {
  const words = usePaneText().files;
  const { start, isRunning, error } = useDownload(file);
  return (
    <div className="flex items-center gap-1 ps-1">
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-semibold">{file.name}</bdi>
        <span className="block truncate text-xs opacity-80" role={error ? 'alert' : undefined}>
          {error ? words.notDownloaded : <FileFacts file={file} />}
        </span>
      </span>
      <IconButton
        label={`${words.download}: ${file.name}`}
        aria-busy={isRunning}
        onClick={start}
        className="text-current!"
      >
        <Download size={17} />
      </IconButton>
    </div>
  );
}
