import type { SystemEvent } from '@officehours/contracts';
import type { FileKey } from '../files/made-files';
import type { Dice } from './dice';

/** One message of a room. */
export interface Said<Speaker extends string = string> {
  from: Speaker;
  text: string;
  /** Quotes the message this many turns before, in the same exchange. */
  quotes?: number;
  files?: readonly FileKey[];
  /** The room says it of itself, and nobody has sent it. */
  system?: SystemEvent;
}

/** One message of a conversation between a student and the instructor. */
export type Turn = Said<'student' | 'teacher'>;

/** A question and what came of it, with numbers and words as the dice fall. */
export type Exchange = (dice: Dice) => Turn[];

export const student = (text: string, quotes?: number): Turn => ({ from: 'student', text, quotes });
export const teacher = (text: string, quotes?: number): Turn => ({ from: 'teacher', text, quotes });

/** The same, with files. */
export const withFiles = <T extends Said>(turn: T, ...files: FileKey[]): T => ({ ...turn, files });
