import type { RoomFile } from '@officehours/contracts';
import { useDownload } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { Download, MessageSquare, X, ZoomIn, ZoomOut } from 'lucide-react';
import { useFormat, useText } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { CLOSEST } from './zoom';
import type { Zoom } from './use-zoom';

interface ViewerHeadProps {
  heading: string;
  file: RoomFile;
  /** Who sent it, and when. */
  by: string;
  zoom: Zoom;
  onJump: () => void;
  onClose: () => void;
}

/** What the picture is, and what can be done with it. */
export function ViewerHead({ heading, file, by, zoom, onJump, onClose }: ViewerHeadProps) {
  const text = useText();
  const words = usePaneText().files;
  const { locale } = useFormat();
  const download = useDownload(file);
  const { scale } = zoom.view;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(scale);
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-1 bg-[rgb(0_0_0/0.4)] ps-4 pe-2 @container">
      <div className="min-w-0 flex-1 basis-40 py-1.5">
        <h2 id={heading} className="truncate text-sm font-semibold">
          <bdi>{file.name}</bdi>
        </h2>
        <p className="truncate text-xs text-muted">{download.error ? words.notDownloaded : by}</p>
      </div>
      <div className="ms-auto flex items-center">
        <IconButton label={words.zoomOut} onClick={zoom.further} aria-disabled={scale <= 1}>
          <ZoomOut size={19} />
        </IconButton>
        <button
          type="button"
          title={words.fit}
          onClick={zoom.reset}
          className="min-h-9 min-w-12 rounded-md text-xs text-muted tabular-nums hover:bg-hover pointer-coarse:min-h-touch"
        >
          <span className="sr-only">{words.fit}: </span>
          {percent}
        </button>
        <IconButton label={words.zoomIn} onClick={zoom.closer} aria-disabled={scale >= CLOSEST}>
          <ZoomIn size={19} />
        </IconButton>
        <IconButton label={words.toMessage} onClick={onJump}>
          <MessageSquare size={19} />
        </IconButton>
        <IconButton label={words.download} onClick={download.start} aria-busy={download.isRunning}>
          <Download size={19} />
        </IconButton>
        <IconButton label={text.close} onClick={onClose}>
          <X size={20} />
        </IconButton>
      </div>
    </header>
  );
}
