import { summaryOf, type CallFrame, type CpuProfile } from './summary.ts';

const frame = (functionName: string, url = ''): CallFrame => ({
  functionName,
  url,
  lineNumber: 4,
  columnNumber: 0,
});

/** Each function with the microseconds in which it itself ran, one sample each. */
function profileOf(...ran: [CallFrame, number][]): CpuProfile {
  return {
    nodes: ran.map(([callFrame], id) => ({ id, callFrame })),
    samples: ran.map((_, id) => id),
    timeDeltas: [7, ...ran.map(([, time]) => time)],
  };
}

const summary = summaryOf(
  profileOf(
    [frame('(idle)'), 900],
    [frame('flush', 'libs/server/message/src/summaries.ts'), 40],
    [frame('', 'libs/server/message/src/sequencer.ts'), 20],
    [frame('serialize', 'node_modules/bson/lib/bson.mjs'), 25],
    [frame('(garbage collector)'), 10],
    [frame('writev'), 5],
  ),
  ({ url, lineNumber }) => ({ file: url, line: lineNumber + 1 }),
);

describe('the summary of a profile', () => {
  it('counts shares of the time in which the thread was busy', () => {
    expect(summary.seconds).toBeCloseTo(0.001);
    expect(summary.busySeconds).toBeCloseTo(0.0001);
  });

  it('ranks functions by the time in which they themselves ran, with where they are', () => {
    expect(summary.functions).toEqual([
      { name: 'flush libs/server/message/src/summaries.ts:5', share: 0.4 },
      { name: 'serialize bson/lib/bson.mjs:5', share: 0.25 },
      { name: '(anonymous) libs/server/message/src/sequencer.ts:5', share: 0.2 },
      { name: '(garbage collector)', share: 0.1 },
      { name: 'writev', share: 0.05 },
    ]);
  });

  it('adds them up by library and package', () => {
    expect(summary.modules).toEqual([
      { name: 'libs/server/message', share: 0.6 },
      { name: 'bson', share: 0.25 },
      { name: '(garbage collector)', share: 0.1 },
      { name: '(native)', share: 0.05 },
    ]);
  });
});
