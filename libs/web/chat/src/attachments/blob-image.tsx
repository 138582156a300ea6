import { useCallback } from 'react';

export interface BlobImageProps {
  blob: Blob;
  alt: string;
  className?: string;
  style?: React.CSSProperties;
  onDrawn?: () => void;
  onBroken?: () => void;
}

/** A picture from memory; its address lives as long as it is shown. */
export function BlobImage({ blob, alt, onDrawn, onBroken, ...look }: BlobImageProps) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
  return <img ref={show} alt={alt} draggable={false} onLoad={onDrawn} onError={onBroken} {...look} />;
}
