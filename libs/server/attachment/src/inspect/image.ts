import { join } from 'node:path';
import type { UploadRefusal } from '@officehours/contracts';
import sharp from 'sharp';
import { encodeWithin } from './encode.ts';
import { Refused } from './refusal.ts';
import type { ImageFinding } from './task.ts';

const THUMBNAIL = 640;
const PLACEHOLDER = 16;
const SECONDS = 15;
/** Pixels of one side, and pictures of an animation. */
const MOST_SIDE = 16_384;
const MOST_FRAMES = 100;

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
  /** Of what is made of it. */
  maxBytes: number;
}

/**
 * Makes the picture anew from its pixels: what else was in the file (place, camera, comments, other files) is gone.
 * @throws `too_many_pixels`, `too_wide`, `too_many_frames`, `too_large`, `too_demanding`, `unreadable`
 */
export async function remake(picture: Picture): Promise<ImageFinding & { path: string; size: number }> {
  try {
    await checkHeader(picture);
    const path = join(picture.folder, 'image');
    const size = await encodeWithin(picture, () => open(picture), path);
    return { path, size, ...(await describe(path, picture, size)) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(ruleOf(error), error);
  }
}

/** By the words of libvips, which has no codes. */
function ruleOf(error: unknown): UploadRefusal {
  const words = error instanceof Error ? error.message : '';
  if (words.includes('pixel limit')) return 'too_many_pixels';
  return words.includes('timeout') ? 'too_demanding' : 'unreadable';
}

function open({ path, maxPixels }: Picture) {
  return sharp(path, { animated: true, limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
    .timeout({ seconds: SECONDS })
    .autoOrient();
}

/** The header says how large it will be: an animation's pictures are all of them unpacked. */
async function checkHeader({ path, maxPixels }: Picture): Promise<void> {
  const {
    width,
    height,
    pages = 1,
    pageHeight = height,
  } = await sharp(path, { animated: true, limitInputPixels: false }).metadata();
  if (width * height > maxPixels) throw new Refused('too_many_pixels');
  if (Math.max(width, pageHeight) > MOST_SIDE) throw new Refused('too_wide');
  if (pages > MOST_FRAMES) throw new Refused('too_many_frames');
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
