import { factor, matrix, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const signMistake: Exchange = (dice) => {
  const [a, b, c] = [dice.int(2, 7), dice.nonZero(-4, 5), dice.nonZero(-3, 6)];
  // Never singular.
  const d = (b * c) % a === 0 && (b * c) / a > 0 ? (b * c) / a + 1 : dice.int(1, 6);
  const wrong = a * d + b * c;
  const right = a * d - b * c;
  return [
    student(
      tex`${hello(dice)} for \( A = ${matrix([a, b], [c, d])} \) I get \( \det A = ${wrong} \), the solution says \( ${right} \). Where is my mistake? (${sheet(dice)})`,
    ),
    teacher(
      tex`Have a look at the sign in the middle: \( \det A = ad - bc \). What do you get when you put your numbers in once more?`,
    ),
    student(
      tex`\( ${a} \cdot ${d} - ${factor(b)} \cdot ${factor(c)} = ${right} \). I added instead of subtracting 🙈`,
      1,
    ),
    teacher(tex`${praise(dice)} And what does \( \det A \neq 0 \) tell you about the columns?`),
    student('They are linearly independent, so the inverse exists.'),
    teacher(welcome(dice)),
  ];
};

const triangular: Exchange = (dice) => {
  const [a, b, c] = [dice.nonZero(-3, 5), dice.nonZero(-3, 5), dice.nonZero(-3, 5)];
  const rows = matrix([a, dice.int(-9, 9), dice.int(-9, 9)], [0, b, dice.int(-9, 9)], [0, 0, c]);
  return [
    student(tex`Is there a shortcut for \[ \det ${rows} \] or do I really have to expand it?`),
    teacher('There is one. Expand along the first column: how many terms are left?'),
    student(tex`Only one, because of the zeros: \( ${a} \cdot \det ${matrix([b, '*'], [0, c])} \)`),
    teacher('And once more?'),
    student(
      tex`\( ${a} \cdot ${factor(b)} \cdot ${factor(c)} = ${a * b * c} \). So it is just the product of the diagonal?`,
    ),
    teacher(tex`${praise(dice)} For *every* triangular matrix. That is also why Gaussian elimination is the fastest way to a large determinant:

1. bring the matrix into triangular form,
2. count the swaps of rows (each one changes the sign),
3. multiply the diagonal.`),
    student(thanks(dice)),
  ];
};

const rowOperations: Exchange = (dice) => {
  const [value, k] = [dice.nonZero(-6, 9), dice.int(2, 5)];
  return [
    student(tex`If \( \det A = ${value} \) and I multiply *one* row by ${k}, do I get \( ${value * k} \)?`),
    teacher(
      tex`Yes. The determinant is linear in each single row. What happens to \( \det(${k}A) \) for a \( 3 \times 3 \) matrix?`,
    ),
    student(tex`also \( ${value * k} \)?`),
    teacher('Careful: there *every* row is multiplied.', 1),
    student(tex`Three rows, so \( ${k}^3 \cdot ${factor(value)} = ${value * k ** 3} \)!`),
    teacher(praise(dice)),
    student('And swapping two rows?'),
    teacher(
      tex`Changes the sign: \( ${-value} \). Adding a multiple of one row to another changes nothing at all.`,
    ),
    student(thanks(dice)),
  ];
};

const product: Exchange = (dice) => {
  const [a, b] = [dice.int(2, 6), dice.nonZero(-5, 5)];
  return [
    student(tex`Is \( \det(A + B) = \det A + \det B \)? It works in my example...`),
    teacher(tex`Then your example is a lucky one 🙂 Try \( A = B = I_2 \).`),
    student(tex`\( \det(2I_2) = 4 \), but \( 1 + 1 = 2 \). OK, so no.`),
    teacher(
      tex`But the product behaves well: \( \det(AB) = \det A \cdot \det B \). With \( \det A = ${a} \) and \( \det B = ${b} \), what is \( \det(A^{-1}B) \)?`,
    ),
    student(tex`\( \det(A^{-1}) = \tfrac{1}{${a}} \), so \( \tfrac{${b}}{${a}} \)`),
    teacher(`${praise(dice)} ${welcome(dice)}`),
  ];
};

export const determinants = [signMistake, triangular, rowOperations, product];
