import type { Sharp } from 'sharp';
import { jpegQualityOf } from './jpeg-quality.ts';
import { Refused } from './refusal.ts';

/** From where on nobody sees a difference. */
const QUALITY = 86;
/** Of the first quality, of each attempt; of what knows no quality, whether it is packed tighter. */
const SHARES = [1, 0.8, 0.6];

interface Source {
  path: string;
  mimeType: string;
  /** What is made of it may have so many bytes. */
  maxBytes: number;
}

/**
 * Writes the picture that `open` reads to `target`, not better than it was and within its bytes. Returns its size.
 * @throws `too_large` when it cannot be made so small.
 */
export async function encodeWithin(source: Source, open: () => Sharp, target: string): Promise<number> {
  const { path, mimeType, maxBytes } = source;
  const had = mimeType === 'image/jpeg' ? await jpegQualityOf(path) : null;
  const best = Math.min(QUALITY, had ?? QUALITY);
  for (const share of SHARES.slice(0, ATTEMPTS[mimeType])) {
    const { size } = await encoded(open(), mimeType, Math.ceil(best * share), share < 1).toFile(target);
    if (size <= maxBytes) return size;
  }
  throw new Refused('too_large');
}

/** How often it may get smaller by being made again. */
const ATTEMPTS: Readonly<Record<string, number>> = {
  'image/jpeg': 3,
  'image/webp': 3,
  'image/png': 2,
  'image/gif': 1,
};

function encoded(image: Sharp, mimeType: string, quality: number, isTight: boolean): Sharp {
  if (mimeType === 'image/jpeg') return image.jpeg({ quality });
  if (mimeType === 'image/webp') return image.webp({ quality, effort: 2 });
  if (mimeType === 'image/gif') return image.gif();
  return image.png(isTight ? { compressionLevel: 9, adaptiveFiltering: true } : {});
}
