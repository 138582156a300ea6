import type { Attachment } from '@officehours/contracts';
import { endingOf } from './file-icon';
import { fileSize } from './file-size';
import { boxOf, gridOf } from './layout';

describe('a picture in the conversation', () => {
  const of = (width: number | null, height: number | null) => boxOf({ width, height } as Attachment);

  it('has its proportions, no more than its own size, and a place that can be hit', () => {
    expect(of(1_600, 1_200)).toEqual({ width: 320, height: 240 });
    expect(of(200, 100)).toEqual({ width: 200, height: 100 });
    expect(of(900, 1_800)).toEqual({ width: 180, height: 360 });
    expect(of(10, 10)).toEqual({ width: 72, height: 72 });
    expect(of(4_000, 30)).toEqual({ width: 320, height: 72 });
    expect(of(null, null)).toEqual({ width: 320, height: 160 });
  });

  it('shares a grid with others, of which four are shown', () => {
    expect([2, 3, 4, 5, 10].map((count) => gridOf(count).height)).toEqual([160, 320, 320, 320, 320]);
    expect([2, 3, 4, 5].map((count) => gridOf(count).first)).toEqual([1, 2, 1, 1]);
  });
});

describe('a file in words', () => {
  it('says its size as the language writes it, and never a thousand of a unit', () => {
    const sizes = [0, 1, 512, 999, 1_000, 9_870, 999_400, 999_600, 18_400_000, 5_000_000_000_000];
    expect(sizes.map((size) => fileSize(size, 'en'))).toEqual([
      '0 bytes',
      '1 byte',
      '512 bytes',
      '999 bytes',
      '1 kB',
      '9.9 kB',
      '999 kB',
      '1 MB',
      '18 MB',
      '5,000 GB',
    ]);
    expect(fileSize(1_500, 'ar')).toContain('كيلوبايت');
  });

  it('says its ending', () => {
    expect(['a.pdf', 'b.tar.GZ', 'none', '.x y', 'تمرين.docx'].map(endingOf)).toEqual([
      'PDF',
      'GZ',
      '',
      '',
      'DOCX',
    ]);
  });
});
