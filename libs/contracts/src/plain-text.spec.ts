import { plainText } from './plain-text';

describe('a message on one line', () => {
  it.each([
    ['**Two** `x` [here](https://a.example)', 'Two x here'],
    ['# Title', 'Title'],
    ['*Singular* or _not_, **_both_**', 'Singular or not, both'],
    ['2 * 3 * 4, a*b*c, snake_case_name and *args', '2 * 3 * 4, a*b*c, snake_case_name and *args'],
    [
      'See\n\n| Group | Day |\n|---|:-:|\n| A | *Mon* |\n| B | |\nend',
      'See\n\nGroup · Day · A · Mon · B\nend',
    ],
    ['|x| + |y|\nis not', '|x| + |y|\nis not'],
    ['so \\(x^2\\) is', 'so x^2 is'],
    ['let \\(A = \\begin{pmatrix} 1 & 2 \\end{pmatrix}\\)', 'let [formula]'],
    ['$$\\int_0^1 x\\,dx$$', '[formula]'],
    ['so $x^2$ is', 'so x^2 is'],
    ['let $\\frac{a}{b}$ be', 'let [formula] be'],
    ['it costs $5, or $6', 'it costs $5, or $6'],
    ['[link](javascript:alert(1)) http://a.example', 'link http://a.example'],
    ['[Set](https://a.example/Set_(mathematics)) theory', 'Set theory'],
    ['![graph](https://a.example/g.png)', 'graph'],
    ['![](https://a.example/g.png)', 'https://a.example/g.png'],
    ['```int x = 5;\nint y;\n```', 'int x = 5;\nint y;\n'],
    ['```python\nprint(1)\n```', '\nprint(1)\n'],
  ])('%j reads %j', (content, line) => {
    expect(plainText(content, '[formula]')).toBe(line);
  });
});
