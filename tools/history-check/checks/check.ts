import type { History } from '../history/history.ts';

/** C5 comes in two: C5 is the order itself, C5T that it is true to time and to each sender. */
export type CheckId =
  | 'C1'
  | 'C2'
  | 'C3'
  | 'C4'
  | 'C5'
  | 'C5T'
  | 'C6'
  | 'C7'
  | 'C8'
  | 'C9'
  | 'C10'
  | 'C11'
  | 'C12'
  | 'C13'
  | 'C14';

/** Something that holds in every history of a server that keeps its promises. */
export interface Check {
  id: CheckId;
  /** A sentence that is true when nothing is found. */
  name: string;
  /** What breaks it, one line each, with what is needed to find the place in the history. */
  violations(history: History): string[];
}
