import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { Refused } from './refusal.ts';
import type { ImageFinding } from './task.ts';

const THUMBNAIL = 640;
const PLACEHOLDER = 16;
const SECONDS = 15;

// One picture at a time, nothing kept between two, and only decoders of what may be sent: whatever a file pretends
// to be, no other code sees it.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

export interface Picture {
  path: string;
  mimeType: string;
  folder: string;
  maxPixels: number;
}

/**
 * Makes the picture anew from its pixels: what else was in the file (place, camera, comments, other files) is gone.
 * @throws `too_many_pixels`, `unreadable`
 */
export async function remake(picture: Picture): Promise<ImageFinding & { path: string; size: number }> {
  try {
    await checkPixels(picture);
    const path = join(picture.folder, 'image');
    const { size } = await encoded(open(picture), picture.mimeType).toFile(path);
    return { path, size, ...(await describe(path, picture, size)) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    const isLimit = error instanceof Error && /pixel limit/.test(error.message);
    throw new Refused(isLimit ? 'too_many_pixels' : 'unreadable', error);
  }
}

function open({ path, maxPixels }: Picture) {
  return sharp(path, { animated: true, limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: SECONDS })
    .autoOrient();
}

/** The header says how large it will be: an animation's pictures are all of them unpacked. */
async function checkPixels({ path, maxPixels }: Picture): Promise<void> {
  const { width, height } = await sharp(path, { animated: true, limitInputPixels: false }).metadata();
  if (width * height > maxPixels) throw new Refused('too_many_pixels');
}

function encoded(image: Sharp, mimeType: string): Sharp {
  if (mimeType === 'image/jpeg') return image.jpeg({ quality: 86 });
  if (mimeType === 'image/webp') return image.webp({ quality: 86 });
  if (mimeType === 'image/gif') return image.gif();
  return image.png();
}

/** The first picture of an animation stands for it. */
async function describe(path: string, { folder }: Picture, size: number): Promise<ImageFinding> {
  const { width, height, pages = 1 } = await sharp(path).metadata();
  const tiny = await sharp(path)
    .resize(PLACEHOLDER, PLACEHOLDER, { fit: 'inside' })
    .webp({ quality: 20 })
    .toBuffer();
  const placeholder = `data:image/webp;base64,${tiny.toString('base64')}`;
  // Small ones need none, but what moves: in the conversation it stands still until somebody opens it.
  if (Math.max(width, height) <= THUMBNAIL && size < 100_000 && pages === 1)
    return { width, height, placeholder, thumbnail: null };
  const small = join(folder, 'thumbnail');
  const made = await sharp(path)
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 74 })
    .toFile(small);
  return { width, height, placeholder, thumbnail: { path: small, size: made.size } };
}
