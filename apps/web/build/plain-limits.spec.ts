import { LIMITS } from '@officehours/contracts';
import { withNumbers } from './plain-limits';

describe('the limits of the wire in the page’s script', () => {
  it('are numbers', () => {
    const code = 'const at = LIMITS.pageMax * 2; take(LIMITS.contentBytes, MY_LIMITS.pageMax);';
    expect(withNumbers(code, LIMITS)).toBe(
      `const at = ${LIMITS.pageMax} * 2; take(${LIMITS.contentBytes}, MY_LIMITS.pageMax);`,
    );
  });

  it('have to be there', () => {
    expect(() => withNumbers('LIMITS.pagesMax', LIMITS)).toThrow('pagesMax');
  });
});
