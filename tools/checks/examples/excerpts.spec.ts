import { contains, excerptsOf } from './excerpts.ts';

const page = 'Text.\n\n<!-- from: apps/x.ts -->\n```ts\nif (a) {\n  b();\n}\n```\n\n```sh\nnpm ci\n```\n';

describe('code in the docs', () => {
  it('is an excerpt where it says so', () => {
    expect(excerptsOf(page)).toEqual([{ path: 'apps/x.ts', code: 'if (a) {\n  b();\n}' }]);
  });

  it('is found in its file at any depth', () => {
    expect(
      contains('class C {\n  m() {\n    if (a) {\n      b();\n    }\n  }\n}\n', 'if (a) {\n  b();\n}'),
    ).toBe(true);
  });

  it('is not found when a line differs, is left out, or only begins alike', () => {
    expect(contains('if (a) {\n  c();\n}', 'if (a) {\n  b();\n}')).toBe(false);
    expect(contains('if (a) {\n  b();\n  c();\n}', 'if (a) {\n  b();\n}')).toBe(false);
    expect(contains('call();', 'call()')).toBe(false);
  });
});
