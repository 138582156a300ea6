import { withinChat } from './math-style';

describe('the sheet of formulas', () => {
  it('stands under the class of the chat, and its fonts beside it', () => {
    const sheet =
      '@font-face{font-family:A;src:url(a.woff2)}.katex{color:red}body{counter-reset:n}@font-face{font-family:B}';
    expect(withinChat(sheet)).toBe(
      '@font-face{font-family:A;src:url(a.woff2)}@font-face{font-family:B}' +
        '.officehours.officehours{.katex{color:red}body{counter-reset:n}}',
    );
  });
});
