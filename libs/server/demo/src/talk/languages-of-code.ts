import { code, mono, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, thanks, welcome } from './phrases';

const javaBounds: Exchange = (dice) => {
  const [rows, columns] = [dice.int(2, 4), dice.int(5, 7)];
  return [
    student(`${hello(dice)} I do the bonus exercise in Java and get ${mono(`ArrayIndexOutOfBoundsException: Index ${rows} out of bounds for length ${rows}`)}:

${code(
  'java',
  `double[][] c = new double[a.length][b[0].length];
for (int i = 0; i < a.length; i++)
  for (int j = 0; j < b[0].length; j++)
    for (int k = 0; k < b[0].length; k++)
      c[i][j] += a[i][k] * b[k][j];`,
)}`),
    teacher(
      tex`The innermost loop runs over the wrong dimension. In \( c_{ij} = \sum_k a_{ik} b_{kj} \), how far does \( k \) go?`,
    ),
    student(
      `Up to the columns of a = the rows of b, so ${mono('b.length')}. With ${rows} rows and ${columns} columns it ran too far.`,
    ),
    teacher(`${praise(dice)} Square test matrices hide this mistake. Always test with different sizes.`),
    student(thanks(dice)),
  ];
};

const rowMajor: Exchange = (dice) => {
  const size = dice.pick([512, 1024, 2048]);
  return [
    student(`Why is the second loop so much slower? Same number of additions! (n = ${size})

${code(
  'c',
  `for (int i = 0; i < n; i++)
  for (int j = 0; j < n; j++)
    sum += a[i * n + j];

for (int j = 0; j < n; j++)
  for (int i = 0; i < n; i++)
    sum += a[i * n + j];`,
)}`),
    teacher('Good observation! In which order do the numbers lie in memory?'),
    student('Row after row. So the first one reads neighbours and the second one jumps?'),
    teacher(
      `${praise(dice)} It jumps ${size * 8} bytes each time, and the cache has fetched ${mono('64')} bytes for a single number. Measure it: a factor of 5 to 10 is normal.`,
    ),
    student('Factor 7 here. I did not expect that from *maths* homework 😮'),
    teacher(welcome(dice)),
  ];
};

const uninitialised: Exchange = (dice) => [
  student(`My dot product in C is right sometimes and sometimes ${mono('4.94e-310')}...

${code('c', 'double dot(const double *x, const double *y, int n) {\n  double s;\n  for (int i = 0; i < n; i++) s += x[i] * y[i];\n  return s;\n}')}`),
  teacher(`What is the value of ${mono('s')} before the loop?`),
  student('Zero? ...oh. Nobody said so.', 1),
  teacher(`${praise(dice)} Compile with ${mono('-Wall -O2')} and the compiler tells you.`),
  student(thanks(dice)),
];

const inR: Exchange = (dice) => {
  const degree = dice.int(2, 3);
  return [
    student(`For the data of the physics lab I use R. Is this the least squares from the lecture?

${code('r', `fit <- lm(y ~ poly(x, ${degree}, raw = TRUE), data = lab)\nsummary(fit)`)}`),
    teacher(
      tex`Yes. Behind ${mono('lm')} stands a QR decomposition of the matrix with the columns \( 1, x, \dots, x^{${degree}} \).`,
    ),
    student('And why not the normal equations?'),
    teacher(
      tex`Because \( \operatorname{cond}(A^{\mathsf T}A) = \operatorname{cond}(A)^2 \): you would lose twice as many digits.`,
    ),
    student(thanks(dice)),
    teacher(welcome(dice)),
  ];
};

export const otherCode = [javaBounds, rowMajor, uninitialised, inR];
