import { isAudible } from './sound';

const at = (time: string) => new Date(`2026-11-25T${time}:00`);

describe('A new message', () => {
  it('is heard by day and not by night, unless the reader wants it otherwise', () => {
    expect(isAudible('day', at('07:00'))).toBe(true);
    expect(isAudible('day', at('21:59'))).toBe(true);
    expect(isAudible('day', at('22:00'))).toBe(false);
    expect(isAudible('day', at('06:59'))).toBe(false);
    expect(isAudible('always', at('03:00'))).toBe(true);
    expect(isAudible('never', at('12:00'))).toBe(false);
  });
});
