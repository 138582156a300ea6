import { ar } from '../i18n/ar';
import { en } from '../i18n/en';
import { oneLine } from './one-line';

describe('a message on one line', () => {
  it('says what files it has where they say it all, and before its words otherwise', () => {
    expect(oneLine('', { kind: 'image', count: 1 }, en)).toBe('Photo');
    expect(oneLine('', { kind: 'file', count: 2 }, en)).toBe('2 files');
    expect(oneLine('', { kind: 'voice', count: 1 }, en)).toBe('Voice note');
    expect(oneLine('See **this**', { kind: 'image', count: 3 }, en)).toBe('3 photos · See this');
    expect(oneLine('', { kind: 'image', count: 2 }, ar)).toBe('صورتان');
    expect(oneLine('Only words', null, en)).toBe('Only words');
    expect(oneLine('', undefined, en)).toBe('');
  });
});
