import type { Attachment } from '@officehours/contracts';

/** The widest and highest that one picture is shown in a conversation, in px. */
const MOST = { width: 320, height: 360 };
const LEAST = 72;
/** Pictures shown of a message that has more; the last one says how many there are. */
export const SHOWN = 4;

export interface Box {
  width: number;
  height: number;
}

/** The box of a picture alone: in its own proportions, known before its bytes are; what is very long is cut. */
export function boxOf({ width, height }: Pick<Attachment, 'width' | 'height'>): Box {
  if (!width || !height) return { width: MOST.width, height: MOST.width / 2 };
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  const side = (length: number): number => Math.max(LEAST, Math.round(length * scale));
  return { width: side(width), height: side(height) };
}

/** The box of several: two in a row, an odd first one as wide as two. */
export function gridOf(count: number): Box & { columns: 2; first: 1 | 2 } {
  const shown = Math.min(count, SHOWN);
  const first = shown % 2 === 1 ? 2 : 1;
  return { width: MOST.width, height: (Math.ceil(shown / 2) * MOST.width) / 2, columns: 2, first };
}
