import { pieceFor } from './pieces';

// Its script is on its way for ever.
jest.mock('./math-plugins', () => ({ ready: () => new Promise(() => undefined) }));

const load = jest.fn<Promise<FontFace[]>, [font: string]>(() => Promise.resolve([]));

beforeEach(() => {
  Object.assign(document, { fonts: { load }, adoptedStyleSheets: [] });
  Object.assign(globalThis, {
    CSSStyleSheet: class {
      replaceSync() {}
    },
  });
});

describe('what draws formulas', () => {
  it('has its fonts fetched beside its script, once', async () => {
    void pieceFor({ markdown: true, math: false, code: false }).fetch();
    await import('./rich-content');
    expect(load).not.toHaveBeenCalled();
    void pieceFor({ markdown: true, math: true, code: false }).fetch();
    void pieceFor({ markdown: true, math: true, code: true }).fetch();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(load.mock.calls.map(([font]) => font)).toEqual([
      '1em KaTeX_Main',
      'italic 1em KaTeX_Math',
      '1em KaTeX_Size1',
      '1em KaTeX_Size2',
      '1em KaTeX_Size3',
    ]);
  });
});
