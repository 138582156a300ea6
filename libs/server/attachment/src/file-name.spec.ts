import { safeName } from './file-name';
import { NAMES } from './testing/names';

describe('the name of a file', () => {
  it.each(NAMES)('%j is shown as %j', (given, kept) => {
    expect(safeName(given, 'txt')).toBe(kept);
  });
});
