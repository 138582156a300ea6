import type { Attachment } from '@officehours/contracts';
import { useFile } from '@officehours/web-realtime';
import clsx from 'clsx';
import { useState } from 'react';
import { BlobImage } from './blob-image';
import { FileTrouble } from './file-trouble';

interface PictureProps {
  file: Attachment;
  /** What it is, for who does not see it. */
  label: string;
}

/** A picture in the box around it: first a blur of a few pixels, then its thumbnail, or why there is none. */
export function Picture({ file, label }: PictureProps) {
  const { blob, error, retry } = useFile(file, 'thumbnail');
  const [isDrawn, setDrawn] = useState(false);
  return (
    <span className="block size-full overflow-hidden bg-sunken">
      {!isDrawn && !error && <Blur source={file.placeholder} />}
      {error && <FileTrouble error={error} onRetry={retry} label={label} />}
      {!error && !blob && <span className="sr-only">{label}</span>}
      {blob && (
        <BlobImage
          blob={blob}
          alt={label}
          onDrawn={() => setDrawn(true)}
          className={clsx(
            'absolute inset-0 size-full object-cover transition-opacity duration-150',
            isDrawn ? 'opacity-100' : 'opacity-0',
          )}
        />
      )}
    </span>
  );
}

/** Only what the service makes: a picture in the text of its address, which asks nobody for anything. */
function Blur({ source }: { source: string | null }) {
  if (!source?.startsWith('data:image/')) return null;
  return <img src={source} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-md" />;
}
