import { column, factor, matrix, sum, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const twoByTwo: Exchange = (dice) => {
  const [x, y] = [dice.nonZero(-5, 5), dice.nonZero(-5, 5)];
  const [a, b, k] = [1, dice.int(1, 4), dice.int(2, 4)];
  const d = k * b + dice.int(1, 4);
  const [first, second] = [a * x + b * y, k * x + d * y];
  return [
    student(tex`${hello(dice)} my solution of ${sheet(dice)} does not fit. The system is
$$ \begin{aligned} ${sum([a, 'x'], [b, 'y'])} &= ${first} \\ ${sum([k, 'x'], [d, 'y'])} &= ${second} \end{aligned} $$`),
    teacher('What is your first step?'),
    student(
      tex`I subtract ${k} times the first row from the second: \( ${sum([d - k * b, 'y'])} = ${second - k * first} \)`,
    ),
    teacher(tex`${praise(dice)} So \( y = ${y} \). And then?`, 1),
    student(
      tex`\( x = ${first} - ${b} \cdot ${factor(y)} = ${x} \). Oh, I had forgotten the brackets around ${y}.`,
    ),
    teacher(
      tex`Put \( (${x}, ${y}) \) into *both* equations, that takes ten seconds and finds nine mistakes out of ten. ${welcome(dice)}`,
    ),
    student(thanks(dice)),
  ];
};

const parameter: Exchange = (dice) => {
  const [a, b, k] = [dice.int(1, 3), dice.int(1, 5), dice.int(2, 4)];
  return [
    student(tex`For which \( t \) does the system have no solution? I don't know how to begin.
$$ ${matrix([a, b], [a * k, 't'])} ${column('x', 'y')} = ${column(1, k + 1)} $$`),
    teacher('Do the elimination as always and carry the letter along. What does the second row become?'),
    student(tex`\( (t - ${b * k})\,y = 1 \)`),
    teacher('Good. When can you divide by the bracket?', 1),
    student(tex`If \( t \neq ${b * k} \). Then there is exactly one solution.`),
    teacher(tex`And for \( t = ${b * k} \) the row says \( 0 = 1 \):

- \( t \neq ${b * k} \): one solution,
- \( t = ${b * k} \): none.

Would there be a right-hand side with infinitely many?`),
    student(tex`Yes, \( ${column(1, k)} \), then the row is \( 0 = 0 \).`),
    teacher(praise(dice)),
  ];
};

const rank: Exchange = (dice) => {
  const [m, n] = [dice.int(3, 5), dice.int(5, 8)];
  const r = dice.int(2, m - 1);
  return [
    student(
      tex`My matrix has ${m} rows, ${n} columns and rank ${r}. How many free variables are there, ${m - r} or ${n - r}?`,
    ),
    teacher('Free variables belong to columns without a pivot. So?'),
    student(tex`${n} columns, ${r} pivots: ${n - r} free ones.`),
    teacher(
      tex`${praise(dice)} Therefore \( \dim \ker A = ${n - r} \). Remember it as \( n = \operatorname{rank} A + \dim \ker A \).`,
    ),
    student('And what are the rows good for?'),
    teacher(
      tex`They decide whether there is a solution at all: with rank ${r} of ${m}, the elimination leaves ${m - r} zero row${m - r > 1 ? 's' : ''}, and the right-hand side has to be zero there, too.`,
    ),
    student(thanks(dice)),
    teacher(welcome(dice)),
  ];
};

const checklist: Exchange = (dice) => [
  student('I make a careless mistake in *every* elimination. Any tricks? 😩'),
  teacher(`Everybody does. What helps my students:

1. Write the operation beside the row, e.g. \\( R_2 - 3R_1 \\).
2. Avoid fractions as long as you can: swap rows so that a ${dice.pick(['1', '1 or a −1'])} stands in front.
3. One column at a time, never two steps in one.
4. Check with the *original* system at the end.`),
  student('I always skip number 1...'),
  teacher('Then you know where to begin 🙂', 1),
  student(thanks(dice)),
];

export const systems = [twoByTwo, parameter, rank, checklist];
