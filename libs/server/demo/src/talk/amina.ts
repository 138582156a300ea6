import { column, matrix, tex } from '../script/markup';
import { student, teacher, withFiles, type Exchange } from '../script/turn';

const last: Exchange = () => [
  student(
    tex`Hello Dr. Brandt, I am preparing the change of basis for Thursday. Let \( B = \left( ${column(2, 1)}, ${column(1, 1)} \right) \) and \( A = ${matrix([3, 1], [0, 2])} \) in the standard basis.`,
  ),
  teacher('Good choice, a typical exam question. What do you want to find?'),
  withFiles(
    student(
      tex`The matrix of the same map with respect to \( B \), so \( S^{-1} A S \) with \( S = ${matrix([2, 1], [1, 1])} \).`,
    ),
    'basis',
  ),
  teacher(
    tex`Right. And since \( \det S = 1 \), the inverse is friendly: \( S^{-1} = ${matrix([1, -1], [-1, 2])} \).`,
    1,
  ),
  withFiles(
    student(tex`Then \( AS = ${matrix([7, 4], [2, 2])} \), and
$$ S^{-1}AS = ${matrix([5, 2], [-3, 0])} $$`),
    'attempt',
  ),
  teacher(tex`Correct ✅ Compare traces: \( 3 + 2 = 5 \) and \( 5 + 0 = 5 \). That has to agree.`),
  student(
    tex`The determinants agree as well: \( 6 \). But then I got lost: the matrix \( A \) is triangular, the new one is not. Is there a basis in which it becomes *diagonal*, and how do I find it without guessing?`,
  ),
];

/** The student of the demo waits for an answer. */
export const aminasQuestions: readonly [Exchange] = [last];
