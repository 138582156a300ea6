import { reportedRules } from './report.ts';

describe('reading a lint report', () => {
  it('finds the rules of each file, colours and long messages aside', () => {
    const output = [
      '\u001b[4m/twin/libs/a/src/x.ts\u001b[24m',
      '  1:1  \u001b[31merror\u001b[39m  A project cannot import that  one   @nx/enforce-module-boundaries',
      '  2:8  error  Mongoose stays   walls/mongoose-in-repositories',
      '',
      '/twin/libs/b/src/y.ts',
      '  3:1  error  Parsing error: unexpected token',
    ].join('\n');
    expect(Object.fromEntries(reportedRules(output, '/twin'))).toEqual({
      'libs/a/src/x.ts': ['@nx/enforce-module-boundaries', 'walls/mongoose-in-repositories'],
      'libs/b/src/y.ts': ['3:1  error  Parsing error: unexpected token'],
    });
  });
});
