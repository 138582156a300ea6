import type { Attachment } from '@officehours/contracts';
import { useFile } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useState, type ReactNode, type RefCallback } from 'react';
import { usePaneText } from '../../i18n/pane-text';
import { BlobImage } from '../blob-image';
import { FileTrouble } from '../file-trouble';
import type { Size } from './zoom';
import type { Zoom } from './use-zoom';

interface StageProps {
  file: Attachment;
  zoom: Zoom;
  stage: Size | null;
  stageRef: RefCallback<HTMLElement>;
  describedBy: string;
}

/** The picture, as far as it is there: its blur, its thumbnail, all of it, each in the same place. */
export function Stage({ file, zoom, stage, stageRef, describedBy }: StageProps) {
  const words = usePaneText().files;
  const { view, fit, isHeld, stageProps } = zoom;
  const label = words.picture(file.name);
  return (
    <div
      ref={stageRef}
      role="group"
      aria-label={label}
      aria-describedby={describedBy}
      tabIndex={0}
      {...stageProps}
      className={clsx(
        'relative flex min-h-0 flex-1 touch-none items-center justify-center overflow-hidden -outline-offset-4 select-none',
        view.scale > 1 ? (isHeld ? 'cursor-grabbing' : 'cursor-grab') : 'cursor-zoom-in',
      )}
    >
      {stage && (
        <div
          // Another picture is not this one eased into its place.
          key={file.id}
          className={clsx('relative shrink-0', !isHeld && 'motion-safe:transition-transform')}
          style={{
            width: fit.width,
            height: fit.height,
            transform: `translate(${view.x}px, ${view.y}px) scale(${view.scale})`,
          }}
        >
          <Layers file={file} label={label} />
        </div>
      )}
    </div>
  );
}

function Layers({ file, label }: { file: Attachment; label: string }): ReactNode {
  const small = useFile(file, 'thumbnail');
  const all = useFile(file, 'all');
  const [isDrawn, setDrawn] = useState(false);
  return (
    <>
      {!isDrawn && small.blob && <BlobImage blob={small.blob} alt="" className={LAYER} />}
      {all.error && <FileTrouble error={all.error} onRetry={all.retry} label={label} />}
      {all.blob && <BlobImage blob={all.blob} alt={label} className={LAYER} onDrawn={() => setDrawn(true)} />}
      {!all.blob && !all.error && <Waiting />}
    </>
  );
}

function Waiting() {
  const words = usePaneText().files;
  return (
    <span role="status" className="absolute inset-0 flex items-center justify-center">
      <span className="sr-only">{words.loading}</span>
      <span
        aria-hidden="true"
        className="size-8 rounded-full border-3 border-current border-e-transparent motion-safe:animate-spin"
      />
    </span>
  );
}

const LAYER = 'absolute inset-0 size-full object-contain';
