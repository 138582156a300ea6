import { withinChat } from './math-style';

describe('the sheet of formulas', () => {
  it('stands under the class of the chat, and its fonts beside it', () => {
    const sheet =
      '@font-face{font-family:A;src:url(a.woff2)}.katex{color:red}body{counter-reset:n}@font-face{font-family:B}';
    expect(withinChat(sheet, '')).toBe(
      '@font-face{font-family:A;src:url(a.woff2)}@font-face{font-family:B}' +
        '.officehours.officehours{.katex{color:red}body{counter-reset:n}}',
    );
  });

  it('has no font that another sheet has', () => {
    const other = '@font-face{font-family:A;src:url("/assets/A-Regular-x1.woff2") format("woff2")}';
    const sheet =
      '@font-face{font-family:A;src:url(/assets/A-Regular-x1.woff2) format("woff2"),url(/assets/A.ttf)}' +
      '@font-face{font-family:A;font-weight:700;src:url(/assets/A-Bold-x2.woff2)}';
    expect(withinChat(sheet, other)).toBe(
      '@font-face{font-family:A;font-weight:700;src:url(/assets/A-Bold-x2.woff2)}.officehours.officehours{}',
    );
  });
});
