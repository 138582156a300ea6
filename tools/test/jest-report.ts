/** What of Jest's `--json` is read here. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  /** Files that could not even be run. */
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; message: string }[];
}

/** The signals by which V8 ends a process whose own state it finds broken. */
const LOST =
  /A jest worker process \(pid=\d+\) was terminated by another process: signal=SIG(?:TRAP|SEGV|ILL)\b/;

/**
 * The files whose process V8 ended by a fault of its own: what Jest says of the process, and what V8 wrote on its way
 * out. A file of which only one of the two is known has failed.
 */
export function filesLostToV8(report: JestReport, output: string): string[] {
  if (!/^# Fatal error in /m.test(output)) return [];
  return report.testResults.filter(({ message }) => LOST.test(message)).map(({ name }) => name);
}

/** Two reports as one, where the second is of files that the first lost. */
export function joined(first: JestReport, second: JestReport): JestReport {
  const again = second.testResults.map(({ name }) => name);
  return {
    numPassedTests: first.numPassedTests + second.numPassedTests,
    numFailedTests: first.numFailedTests + second.numFailedTests,
    numPendingTests: first.numPendingTests + second.numPendingTests,
    numTodoTests: first.numTodoTests + second.numTodoTests,
    numRuntimeErrorTestSuites:
      first.numRuntimeErrorTestSuites - again.length + second.numRuntimeErrorTestSuites,
    testResults: [...first.testResults.filter(({ name }) => !again.includes(name)), ...second.testResults],
  };
}
