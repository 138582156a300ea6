import { column, fraction, sum, tex } from '../script/markup';
import { student, teacher, withFiles, type Exchange } from '../script/turn';
import { hello, praise, thanks } from './phrases';

const projection: Exchange = (dice) => {
  const [u, v] = [
    [dice.int(1, 3), dice.int(1, 3)],
    [dice.nonZero(-4, 6), dice.nonZero(-4, 6)],
  ] as const;
  const dot = u[0] * v[0] + u[1] * v[1];
  const square = u[0] ** 2 + u[1] ** 2;
  return [
    student(
      tex`${hello(dice)} how do I project \( v = ${column(...v)} \) onto the line through \( u = ${column(...u)} \)?`,
    ),
    withFiles(
      teacher(
        tex`\[ p = \frac{\langle v, u \rangle}{\langle u, u \rangle}\, u \] The fraction is a number: how often \( u \) fits into the shadow of \( v \).`,
      ),
      'shadow',
    ),
    student(
      tex`\( \langle v, u \rangle = ${dot} \) and \( \langle u, u \rangle = ${square} \), so \( p = ${fraction(dot, square)}\, ${column(...u)} \)`,
    ),
    teacher(tex`${praise(dice)} Check: \( v - p \) must be orthogonal to \( u \).`),
    student('It is. Nice picture, a shadow!'),
    teacher('You will meet it again with least squares.'),
  ];
};

const gramSchmidt: Exchange = (dice) => [
  student(
    tex`With Gram–Schmidt my third vector is not orthogonal to the first one. I subtracted the projection onto \( v_2 \) and \( v_1 \), as in the script.`,
  ),
  teacher(tex`Onto \( v_1, v_2 \) or onto the *new* ones \( q_1, q_2 \)?`),
  student('...onto the old ones.'),
  teacher(
    tex`That is it. \( q_3 = v_3 - \langle v_3, q_1 \rangle q_1 - \langle v_3, q_2 \rangle q_2 \), with the \( q \)s normalised.`,
    1,
  ),
  student(tex`Ok! And do I have to normalise right away?`),
  teacher(
    dice.pick([
      'No, but then divide by the squared lengths. I find it tidier at once.',
      'You may also do it at the end; just don’t forget the denominators until then.',
    ]),
  ),
  student(thanks(dice)),
];

const leastSquares: Exchange = (dice) => {
  const [a, b] = [dice.int(1, 3), dice.int(0, 4)];
  const noise = dice.pick([-1, 1]);
  return [
    student(
      tex`Three points \( (0, ${b}), (1, ${a + b + 3 * noise}), (2, ${2 * a + b}) \) and I should fit a line \( y = mx + c \). There is no such line!`,
    ),
    teacher(
      tex`Exactly, that's why it is called *least* squares. Solve the normal equations \( A^{\mathsf T} A\, x = A^{\mathsf T} b \) instead.`,
    ),
    student(
      tex`\( A^{\mathsf T}A = \begin{pmatrix} 5 & 3 \\ 3 & 3 \end{pmatrix} \) and I get \( m = ${a} \), \( c = ${b + noise} \)`,
    ),
    teacher(
      tex`${praise(dice)} So \( y = ${sum([a, 'x'], [b + noise, ''])} \). Look at the residuals: their sum is zero. That is no coincidence.`,
    ),
    student('Because they are orthogonal to the column of ones?'),
    teacher('I could not have said it better 🌟', 1),
  ];
};

const angle: Exchange = (dice) => {
  const k = dice.int(1, 5);
  return [
    student(
      tex`Is it enough to show \( \langle u, v \rangle = 0 \) for orthogonality, or do I need the angle formula?`,
    ),
    teacher('It is enough, that *is* the definition.'),
    student(tex`So \( ${column(k, 2)} \perp ${column(-2, k)} \), done?`),
    teacher(tex`${praise(dice)} \( ${k} \cdot (-2) + 2 \cdot ${k} = 0 \).`),
  ];
};

export const geometry = [projection, gramSchmidt, leastSquares, angle];
