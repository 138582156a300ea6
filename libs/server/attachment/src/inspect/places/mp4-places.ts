import { EditableFile } from './editable-file.ts';
import { boxAt, boxesIn, findBox, hideBox, type Box } from './mp4-boxes.ts';
import { blankSamples } from './mp4-samples.ts';
import { Refused } from '../refusal.ts';

/** What a film is made of; whatever else lies beside it describes it, or is what a camera has left there. */
const KEPT = new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'pdin', 'wide']);
/** Descriptions inside: `©xyz`, `loci` and titles, Apple's keys, XMP. */
const DESCRIPTIONS = new Set(['udta', 'meta', 'uuid', 'free', 'skip']);
/** Tracks that are seen, heard, read or keep the time; others hold what sensors said, positions too. */
const SHOWN = new Set(['vide', 'auxv', 'soun', 'text', 'sbtl', 'subt', 'clcp', 'tmcd', 'hint']);

/**
 * Takes out of a film in an MP4 or QuickTime file where it was made, and all else that describes it: in its place, so that
 * pictures and sound stay as they are, to the byte.
 *
 * @throws `unreadable` for a file whose boxes do not fit into each other.
 */
export async function hidePlacesInMp4(path: string): Promise<void> {
  await EditableFile.use(path, async (file) => {
    for (let at = 0; at < file.size;) {
      const box = await boxAt(file, at, file.size);
      if (!box) {
        // Behind the last box: no program looks at it, and cameras put their own lists there.
        await file.blank(at, file.size);
        break;
      }
      await lookInto(file, box);
      at = box.end;
    }
  });
}

async function lookInto(file: EditableFile, box: Box): Promise<void> {
  if (!KEPT.has(box.type)) await hideBox(file, box);
  // What was cut off in the middle of its last pictures can still be seen up to there.
  else if (box.type !== 'mdat' && box.end > file.size) throw new Refused('unreadable');
  else if (box.type === 'moov') await hideInMovie(file, box);
}

async function hideInMovie(file: EditableFile, movie: Box): Promise<void> {
  for (const box of await boxesIn(file, movie.body, movie.end)) {
    if (DESCRIPTIONS.has(box.type)) await hideBox(file, box);
    if (box.type !== 'trak') continue;
    if (await isShown(file, box)) await hideInTrack(file, box);
    else {
      await blankSamples(file, box);
      await hideBox(file, box);
    }
  }
}

async function hideInTrack(file: EditableFile, track: Box): Promise<void> {
  for (const box of await boxesIn(file, track.body, track.end))
    if (DESCRIPTIONS.has(box.type)) await hideBox(file, box);
}

/** By the handler of its media, after version, flags and a field of QuickTime's. */
async function isShown(file: EditableFile, track: Box): Promise<boolean> {
  const handler = await findBox(file, track, 'mdia', 'hdlr');
  return !handler || SHOWN.has((await file.read(handler.body + 8, 4)).toString('latin1'));
}
