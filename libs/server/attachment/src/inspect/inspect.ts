import { stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { checkArchive } from './archive.ts';
import { digestOf } from './digest.ts';
import { remake } from './image.ts';
import { hidePlacesInMp4 } from './places/mp4-places.ts';
import { hidePlacesInWebm } from './places/webm-places.ts';
import { EXTENSIONS, extensionOf, KINDS, MARKED_TEXTS, TEXT, VOICE_KINDS, type Kind } from './kinds.ts';
import { Refused } from './refusal.ts';
import type { Finding, Task } from './task.ts';
import { checkText } from './text.ts';

/**
 * What a file is, by its content; a picture is made anew, and a film no longer says where it was made. Null for a picture
 * that is not to be.
 * @throws {Refused} for what is not on the list, is not what its name says, or does harm when it is opened.
 */
export async function inspect(task: Task): Promise<Finding | null> {
  const kind = await kindOf(task);
  if (kind.check === 'image' && !task.mayRemake) return null;
  if (kind.check === 'zip') await checkArchive(task.path);
  if (kind.check === 'mp4') await hidePlacesInMp4(task.path);
  if (kind.check === 'webm') await hidePlacesInWebm(task.path);
  const image = kind.check === 'image' ? await remake({ ...task, mimeType: kind.mimeType }) : null;
  const path = image?.path ?? task.path;
  const named = extensionOf(task.name);
  return {
    kind: kind.kind,
    mimeType: kind.mimeType,
    extension: kind.extensions.includes(named) ? named : (kind.extensions[0] ?? named),
    path,
    size: image?.size ?? (await stat(path)).size,
    sha256: await digestOf(path),
    image,
  };
}

async function kindOf({ path, name, isVoice }: Task): Promise<Kind> {
  const named = extensionOf(name);
  if (!EXTENSIONS.includes(named)) throw new Refused('type_not_allowed');
  const detected = await typeOf(path);
  if (detected === undefined || MARKED_TEXTS[detected] === named) {
    if (!TEXT.extensions.includes(named)) throw new Refused('content_mismatch');
    await checkText(path);
    return TEXT;
  }
  const kind = (isVoice && VOICE_KINDS[detected]) || KINDS[detected];
  if (!kind) throw new Refused('type_not_allowed');
  // A picture is made anew and named by what it is; everything else must be what it is called.
  if (kind.kind !== 'image' && !kind.extensions.includes(named)) throw new Refused('content_mismatch');
  return kind;
}

/** By its first bytes; undefined where they are those of no type, or end before that is clear. */
async function typeOf(path: string): Promise<string | undefined> {
  try {
    return (await fileTypeFromFile(path))?.mime.split(';')[0];
  } catch (error) {
    // The library knows its own error by its class, of which there are two once all is bundled.
    if (error instanceof Error && error.name === 'EndOfStreamError') return undefined;
    throw error;
  }
}
