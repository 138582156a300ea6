import type { FileKey } from '../files/made-files';
import type { Dice } from './dice';

/** One message of a conversation between a student and the instructor. */
export interface Turn {
  from: 'student' | 'teacher';
  text: string;
  /** Quotes the message this many turns before, in the same exchange. */
  quotes?: number;
  files?: readonly FileKey[];
}

/** A question and what came of it, with numbers and words as the dice fall. */
export type Exchange = (dice: Dice) => Turn[];

export const student = (text: string, quotes?: number): Turn => ({ from: 'student', text, quotes });
export const teacher = (text: string, quotes?: number): Turn => ({ from: 'teacher', text, quotes });

/** The same, with files. */
export const withFiles = (turn: Turn, ...files: FileKey[]): Turn => ({ ...turn, files });
