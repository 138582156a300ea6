import { filesLostToV8, joined, type JestReport } from './jest-report.ts';

const LOST =
  'A jest worker process (pid=30492) was terminated by another process: signal=SIGTRAP, exitCode=null.';
const FATAL = '\n#\n# Fatal error in , line 0\n# Check failed: erase(addr) == 1.\n';

const report = (passed: number, failures: Record<string, string>, lost = 0): JestReport => ({
  numPassedTests: passed,
  numFailedTests: Object.keys(failures).length - lost,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: lost,
  testResults: Object.entries(failures).map(([name, message]) => ({ name, message })),
});

describe('files that are run again', () => {
  it('are those whose process V8 ended by a fault of its own', () => {
    const first = report(9, { 'a.spec.ts': LOST, 'b.spec.ts': 'expected 1 to be 2' }, 1);
    expect(filesLostToV8(first, FATAL)).toEqual(['a.spec.ts']);
  });

  it('are none that failed in any other way', () => {
    expect(filesLostToV8(report(9, { 'a.spec.ts': 'Cannot find module' }, 1), FATAL)).toEqual([]);
    expect(filesLostToV8(report(9, { 'a.spec.ts': LOST }, 1), 'no word of V8')).toEqual([]);
    expect(filesLostToV8(report(9, { 'a.spec.ts': LOST.replace('SIGTRAP', 'SIGKILL') }, 1), FATAL)).toEqual(
      [],
    );
  });

  it('count as what they came to the second time', () => {
    const first = report(9, { 'a.spec.ts': LOST, 'b.spec.ts': 'expected 1 to be 2' }, 1);
    expect(joined(first, report(3, { 'a.spec.ts': '' }, 0))).toMatchObject({
      numPassedTests: 12,
      numRuntimeErrorTestSuites: 0,
    });
    expect(joined(first, report(0, { 'a.spec.ts': LOST }, 1))).toMatchObject({
      numPassedTests: 9,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
    });
  });
});
