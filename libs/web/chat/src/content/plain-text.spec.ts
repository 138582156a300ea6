import { plainText } from './plain-text';

describe('a message on one line', () => {
  it.each([
    ['**Two** `x` [here](https://a.example)', 'Two x here'],
    ['# Title', 'Title'],
    ['so \\(x^2\\) is', 'so x^2 is'],
    ['let \\(A = \\begin{pmatrix} 1 & 2 \\end{pmatrix}\\)', 'let [formula]'],
    ['$$\\int_0^1 x\\,dx$$', '[formula]'],
    ['```python\nprint(1)\n```', '\nprint(1)\n'],
  ])('%j reads %j', (content, line) => {
    expect(plainText(content, '[formula]')).toBe(line);
  });
});
