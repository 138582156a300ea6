import { loadedWith } from './closure.ts';

describe('the script of a route', () => {
  const manifest = {
    'index.html': { file: 'index.js', imports: ['_a', '_b'], dynamicImports: ['later'] },
    _a: { file: 'a.js', imports: ['_b'] },
    _b: { file: 'b.js', imports: ['_a'] },
    later: { file: 'later.js' },
  };

  it('is the entry with everything it imports, each file once, and nothing that loads later', () => {
    expect(loadedWith(manifest, 'index.html')).toEqual(['index.js', 'a.js', 'b.js']);
  });
});
