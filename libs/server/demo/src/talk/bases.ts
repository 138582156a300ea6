import { column, matrix, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const independence: Exchange = (dice) => {
  const [s, t] = [dice.nonZero(-3, 3), dice.int(2, 4)];
  const [u, v] = [
    [1, dice.int(0, 2), dice.int(1, 3)],
    [0, 1, dice.int(-2, 4)],
  ] as const;
  const w = u.map((entry, index) => s * entry + t * (v[index] ?? 0));
  return [
    student(tex`${hello(dice)} are these three independent? I always get \( 0 = 0 \) at the end.
$$ ${column(...u)}, \quad ${column(...v)}, \quad ${column(...w)} $$`),
    teacher(
      tex`\( 0 = 0 \) is an answer, too. What does it say about the number of solutions of \( c_1 u + c_2 v + c_3 w = 0 \)?`,
    ),
    student('Infinitely many, so there are some besides zero... so they are dependent?'),
    teacher(tex`${praise(dice)} Can you write the third one with the other two?`),
    student(tex`\( w = ${s} u + ${t} v \)`),
    teacher('There you are.'),
    student(thanks(dice)),
  ];
};

const coordinates: Exchange = (dice) => {
  const [a, b] = [dice.nonZero(-4, 5), dice.nonZero(-4, 5)];
  return [
    student(
      tex`What exactly is the difference between a vector and its coordinates? In ${sheet(dice)} we have \( B = \left( ${column(1, 1)}, ${column(1, -1)} \right) \).`,
    ),
    teacher(
      tex`The coordinates are the recipe, the vector is the cake. \( ${column(a + b, a - b)} \) has the coordinates \( ${column(a, b)}_B \). Why?`,
    ),
    student(
      tex`Because \( ${a} \cdot ${column(1, 1)} + ${b < 0 ? `(${b})` : b} \cdot ${column(1, -1)} = ${column(a + b, a - b)} \)`,
      1,
    ),
    teacher(`${praise(dice)} Another basis, another recipe, the same cake 🎂`),
    student('I will never forget that 😄'),
    teacher(welcome(dice)),
  ];
};

const subspace: Exchange = (dice) => {
  const c = dice.nonZero(-4, 6);
  return [
    student(
      tex`Is \( U = \{ (x, y) \in \mathbb{R}^2 : x + y = ${c} \} \) a subspace? It is a line, and lines are subspaces?`,
    ),
    teacher('Only lines through the origin. Which of the three conditions fails?'),
    student(tex`\( (0,0) \) is not in it because \( 0 \neq ${c} \).`),
    teacher(tex`${praise(dice)} Testing the zero vector first costs nothing:

1. contains \( 0 \)
2. closed under addition
3. closed under multiplication

If the first one fails, you are done.`),
    student(thanks(dice)),
  ];
};

const transition: Exchange = (dice) => {
  const k = dice.int(1, 4);
  return [
    student(
      tex`Is the transition matrix from \( B \) to the standard basis \( S \) or \( S^{-1} \)? I mix them up every time.`,
    ),
    teacher(
      tex`Ask where the *first coordinate vector* goes. With \( B = \left( ${column(1, 0)}, ${column(k, 1)} \right) \): the coordinates \( ${column(0, 1)}_B \) mean which vector?`,
    ),
    student(tex`\( ${column(k, 1)} \)`),
    teacher(
      tex`So the matrix that makes vectors from coordinates has the basis as its columns: \( S = ${matrix([1, k], [0, 1])} \). The other way is \( S^{-1} = ${matrix([1, -k], [0, 1])} \).`,
    ),
    student(tex`So columns = basis, always from \( B \) to standard.`),
    teacher(praise(dice)),
    student(thanks(dice)),
  ];
};

const dimension: Exchange = (dice) => {
  const [u, w, n] = [dice.int(3, 4), dice.int(3, 4), 5];
  return [
    student(
      tex`Two subspaces of \( \mathbb{R}^{${n}} \) with dimensions ${u} and ${w}: can they meet only in 0?`,
    ),
    teacher(tex`Use \( \dim(U + W) = \dim U + \dim W - \dim(U \cap W) \). How large can the left side be?`),
    student(tex`At most ${n}. So \( \dim(U \cap W) \geq ${u + w - n} \), they can't.`),
    teacher(`${praise(dice)} ${welcome(dice)}`),
  ];
};

export const bases = [independence, coordinates, subspace, transition, dimension];
