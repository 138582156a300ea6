import { code, mono, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, thanks, welcome } from './phrases';

const shapes: Exchange = (dice) => {
  const [m, n] = [dice.int(3, 6), dice.int(7, 9)];
  return [
    student(
      `${hello(dice)} NumPy says ${mono(`matmul: Input operand 1 has a mismatch in its core dimension 0 (size ${m} is different from ${n})`)}. What does it want from me?`,
    ),
    teacher(`That the inner dimensions agree. What do ${mono('A.shape')} and ${mono('b.shape')} say?`),
    student(`${mono(`(${m}, ${n})`)} and ${mono(`(${m},)`)}`),
    teacher(
      tex`So \( A \) eats vectors of length ${n}, but \( b \) has length ${m}. Did you want \( A^{\mathsf T} b \)?`,
    ),
    student(`Yes!

${code('python', 'x = A.T @ b')}

and it runs.`),
    teacher(welcome(dice)),
  ];
};

const elimination: Exchange = (dice) => [
  student(`My elimination returns ${mono('nan')} for some matrices:

${code(
  'python',
  `def eliminate(A):
    n = len(A)
    for k in range(n):
        for i in range(k + 1, n):
            factor = A[i, k] / A[k, k]
            A[i, k:] -= factor * A[k, k:]
    return A`,
)}`),
  teacher(`For which ones? Look at what you divide by.`),
  student(`${mono('A[k, k]')} can be zero! So I have to swap rows first.`),
  teacher(`${praise(dice)} Take the *largest* entry of the column, not just any that is not zero:

${code('python', 'p = k + np.argmax(np.abs(A[k:, k]))\nA[[k, p]] = A[[p, k]]')}`),
  student('Why the largest?'),
  teacher(
    'Because then every factor is at most 1, and rounding errors do not grow. We will see an example with 16 digits of nonsense on Thursday.',
  ),
  student(`Looking forward to it 😄 ${thanks(dice)}`),
];

const integers: Exchange = (dice) => {
  const value = dice.int(2, 9);
  return [
    student(`This prints ${mono('0')} and I don't understand why:

${code('python', `a = np.array([${value}, ${value + 1}])\na[0] = a[0] / ${value * 2}\nprint(a[0])`)}`),
    teacher(`Ask ${mono('a.dtype')} 🙂`),
    student(mono('int64')),
    teacher(
      `An array of integers rounds whatever you put in. Write ${mono(`np.array([${value}., ${value + 1}.])`)} or ${mono('dtype=float')}.`,
      1,
    ),
    student(`2 hours for a dot. ${thanks(dice)}`),
  ];
};

const solve: Exchange = (dice) => {
  const exponent = dice.int(8, 14);
  return [
    student(
      `Should we use ${mono('np.linalg.inv(A) @ b')} or ${mono('np.linalg.solve(A, b)')}? Both give the same.`,
    ),
    teacher(
      tex`Nearly the same 🙂 Try it with a Hilbert matrix of size 12 and compare the residuals \( \|Ax - b\| \).`,
    ),
    student(`${code('python', `from scipy.linalg import hilbert\nA = hilbert(12)\nb = A @ np.ones(12)\nprint(np.linalg.cond(A))`)}

It says ${mono('1.6e+16')}. Is that bad?`),
    teacher(
      tex`It means: you may lose about 16 digits, and a ${mono('float')} has 16. ${mono('solve')} is faster and never worse; the inverse itself is almost never needed. The documentation says so too: https://numpy.org/doc/stable/reference/generated/numpy.linalg.solve.html`,
    ),
    student(`With ${mono('inv')} the residual is larger by a factor of ${10 ** (exponent - 7)}. Convinced.`),
    teacher(praise(dice)),
  ];
};

const plotting: Exchange = (dice) => [
  student(`How do I get the error on a logarithmic axis? My curve is just flat.`),
  teacher(
    code(
      'python',
      `plt.semilogy(steps, errors, marker='o')\nplt.xlabel('n')\nplt.ylabel('error')\nplt.grid(True)`,
    ),
  ),
  student(`A straight line! So the error falls like ${mono(`${dice.pick(['0.5', '0.1', '0.25'])} ** n`)}?`),
  teacher(
    tex`${praise(dice)} A straight line there means *linear convergence*, and the slope is the logarithm of the factor.`,
  ),
  student(thanks(dice)),
];

export const python = [shapes, elimination, integers, solve, plotting];
