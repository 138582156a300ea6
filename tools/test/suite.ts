/** What a suite came to. `output` is shown when something failed or nothing ran. */
export interface Result {
  passed: number;
  failed: number;
  skipped: number;
  output: string;
  /** What a reader of the run has to know although nothing failed. */
  note?: string;
}

/** One part of the test run. */
export interface Suite {
  name: string;
  run(): Promise<Result>;
}

/** The result of something that either holds or does not, and counts as one test. */
export function verdict(holds: boolean, output: string): Result {
  return { passed: holds ? 1 : 0, failed: holds ? 0 : 1, skipped: 0, output };
}
