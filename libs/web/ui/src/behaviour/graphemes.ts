let segmenter: Intl.Segmenter | undefined;

/** What a reader takes for letters, in any script; an emoji is one. */
export function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}
