import { clockOf } from './clock';
import { momentsOf } from './waveform';

describe('how loud a recording is', () => {
  it('is said for at most 64 moments, each by its loudest, the loudest of all being 100', () => {
    const levels = Array.from({ length: 1_000 }, (_, index) => (index === 999 ? -0.5 : 0.25));
    const moments = momentsOf(levels);
    expect(moments).toHaveLength(64);
    expect([moments[0], moments.at(-1)]).toEqual([50, 100]);
  });

  it('is as long as a short one is, and silence is silent', () => {
    expect(momentsOf([1, 2, 4])).toEqual([25, 50, 100]);
    expect(momentsOf([0, 0])).toEqual([0, 0]);
    expect(momentsOf([])).toEqual([]);
  });
});

describe('a time of a recording', () => {
  it('is written as clocks do', () => {
    expect([0, 5.9, 65, 754].map((seconds) => clockOf(seconds, 'en'))).toEqual([
      '0:00',
      '0:05',
      '1:05',
      '12:34',
    ]);
  });
});
