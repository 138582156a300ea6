/** Something that holds in the whole workspace. A check counts as one test. */
export interface Check {
  /** A sentence that is true when the check passes. */
  name: string;
  /** What breaks it, one line each; empty when it holds. */
  faults(): string[] | Promise<string[]>;
}
