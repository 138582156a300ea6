import { column, matrix, sum, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const symmetric: Exchange = (dice) => {
  const [a, b] = [dice.int(-3, 6), dice.int(1, 5)];
  return [
    student(
      tex`${hello(dice)} I need the eigenvalues of \( A = ${matrix([a, b], [b, a])} \) and end up with an ugly quadratic equation.`,
    ),
    teacher(
      tex`It is nicer than it looks. \( \det(A - \lambda I) = (${a} - \lambda)^2 - ${b * b} \). Don't expand it!`,
    ),
    student(
      tex`\( (${a} - \lambda)^2 = ${b * b} \), so \( ${a} - \lambda = \pm ${b} \) and \( \lambda_1 = ${a + b} \), \( \lambda_2 = ${a - b} \)`,
    ),
    teacher(
      tex`${praise(dice)} Quick check: the sum must be the trace \( ${2 * a} \), the product the determinant \( ${a * a - b * b} \).`,
    ),
    student('Both fit ✅'),
    teacher(
      tex`Now guess the eigenvectors before you calculate. What does \( A \) do with \( ${column(1, 1)} \)?`,
    ),
    student(
      tex`\( ${column(a + b, a + b)} = ${a + b} \cdot ${column(1, 1)} \). Wow. And \( ${column(1, -1)} \) for the other one.`,
    ),
    teacher(tex`They are orthogonal, as always for a symmetric matrix.`),
    student(thanks(dice)),
  ];
};

const power: Exchange = (dice) => {
  const [p, q, n] = [dice.int(2, 3), dice.pick([-1, 1]), dice.int(5, 8)];
  return [
    student(tex`How am I supposed to compute \( A^{${n}} \) without multiplying ${n - 1} times?`),
    teacher(tex`With \( A = SDS^{-1} \) it is \( A^{${n}} = S D^{${n}} S^{-1} \). Do you see why?`),
    student(tex`\( SDS^{-1}SDS^{-1}\cdots \): all the \( S^{-1}S \) in the middle cancel 😮`),
    teacher(tex`${praise(dice)} And \( D^{${n}} \) is easy:
$$ ${matrix([p, 0], [0, q])}^{${n}} = ${matrix([p ** n, 0], [0, q ** n])} $$`),
    student(tex`That is much faster. Does it always work?`),
    teacher(
      tex`Only if \( A \) is diagonalisable, i.e. if there is a basis of eigenvectors. See [the article on diagonalizable matrices](https://en.wikipedia.org/wiki/Diagonalizable_matrix) for a picture of what can go wrong.`,
    ),
    student(thanks(dice)),
  ];
};

const defective: Exchange = (dice) => {
  const value = dice.nonZero(-4, 6);
  return [
    student(
      tex`In ${sheet(dice)} I only find *one* eigenvector of \( ${matrix([value, 1], [0, value])} \), although ${value} is a double eigenvalue. What did I do wrong?`,
    ),
    teacher('Nothing! Which dimension has the eigenspace?'),
    student(tex`\( \ker ${matrix([0, 1], [0, 0])} \) is spanned by \( ${column(1, 0)} \), so 1.`),
    teacher(
      tex`So the algebraic multiplicity is 2, the geometric one is 1. What does that mean for a basis of eigenvectors?`,
    ),
    student('There is none, so the matrix is not diagonalisable?'),
    teacher(tex`${praise(dice)}

| | multiplicity of ${value} |
|---|---|
| algebraic | 2 |
| geometric | 1 |

Diagonalisable means: the two agree for *every* eigenvalue.`),
    student(`I was looking for the second one for an hour 😂 ${thanks(dice)}`),
    teacher(welcome(dice)),
  ];
};

const rotation: Exchange = (dice) => {
  const [a, b] = [dice.int(0, 3), dice.int(1, 4)];
  return [
    student(tex`\( ${matrix([a, -b], [b, a])} \) has no eigenvalues, right? The discriminant is negative.`),
    teacher('No *real* ones. What does this matrix do to the plane?'),
    student('It turns and stretches it. So no direction stays as it is!'),
    teacher(
      tex`${praise(dice)} Over \( \mathbb{C} \) there are two: \( \lambda = ${a === 0 ? '' : `${a} `}\pm ${sum([b, 'i'])} \).`,
    ),
    student(tex`Are the eigenvectors complex as well then?`),
    teacher(tex`They are: \( ${column(1, '-i')} \) belongs to \( ${sum([a, ''], [b, 'i'])} \). Try it.`),
    student(thanks(dice)),
  ];
};

const quick: Exchange = (dice) => {
  const value = dice.nonZero(-5, 7);
  return [
    student(tex`If ${value} is an eigenvalue of \( A \), what are those of \( A^2 \) and \( A + 3I \)?`),
    teacher(tex`Take an eigenvector \( v \) and just apply them: \( A^2 v = A(${value} v) = \dots \)`),
    student(
      tex`\( ${value * value} v \), and \( (A + 3I)v = ${value + 3} v \). So ${value * value} and ${value + 3}.`,
    ),
    teacher(praise(dice)),
  ];
};

export const eigenvalues = [symmetric, power, defective, rotation, quick];
