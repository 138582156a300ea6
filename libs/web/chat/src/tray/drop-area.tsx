import { Upload } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal } from 'react-dom';
import { usePaneText } from '../i18n/pane-text';
import { bringsFiles, transferred } from './transferred';

/** `hasFolder`: a folder was among it, which has no bytes of its own. */
type OnDrop = (files: readonly File[], hasFolder: boolean) => void;

/** Lets files be dropped anywhere over `area`, which shows it while they hover. Beside it they would replace the page. */
export function DropArea({ area, onDrop }: { area: HTMLElement; onDrop: OnDrop }) {
  const isOver = useFileDrop(area, onDrop);
  return isOver && createPortal(<DropSign />, area);
}

/** Lies over the conversation while files hover over it. */
export function DropSign() {
  const words = usePaneText().tray;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-2 z-30 flex items-center justify-center rounded-xl border-2 border-dashed border-accent bg-[color-mix(in_oklab,var(--oh-surface)_88%,transparent)] text-accent"
    >
      <span className="flex flex-col items-center gap-2 p-4 text-center text-lg font-semibold">
        <Upload size={32} />
        {words.drop}
      </span>
    </div>
  );
}

const LEAVES_MS = 150;

/** Whether files hover over `area`. */
function useFileDrop(area: HTMLElement, onDrop: OnDrop): boolean {
  const [isOver, setOver] = useState(false);
  const dropped = useEffectEvent(onDrop);
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const over = (event: DragEvent): void => {
      clearTimeout(leaving);
      if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      const isInside = event.target instanceof Node && area.contains(event.target);
      event.dataTransfer.dropEffect = isInside ? 'copy' : 'none';
      setOver(isInside);
    };
    const leave = (event: DragEvent): void => {
      // In Safari there is none between two elements either: then the next `dragover` is on its way.
      if (event.relatedTarget === null) leaving = setTimeout(() => setOver(false), LEAVES_MS);
    };
    const drop = (event: DragEvent): void => {
      clearTimeout(leaving);
      setOver(false);
      if (!event.dataTransfer || !bringsFiles(event.dataTransfer)) return;
      event.preventDefault();
      if (event.target instanceof Node && area.contains(event.target)) {
        const { files, hasFolder } = transferred(event.dataTransfer);
        dropped(files, hasFolder);
      }
    };
    const following = new AbortController();
    const { signal } = following;
    window.addEventListener('dragover', over, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => {
      clearTimeout(leaving);
      following.abort();
    };
  }, [area]);
  return isOver;
}
