import { code, matrix, mono, tex } from '../script/markup';
import { student, type Exchange } from '../script/turn';
import { hello, sheet } from './phrases';

/** Questions that nobody has answered yet. */
export const questions: readonly [Exchange, ...Exchange[]] = [
  (dice) => [
    student(tex`${hello(dice)} in ${sheet(dice)} it says "up to similarity". What does that mean exactly?`),
  ],
  (dice) => [
    student(
      tex`Is \( ${matrix([dice.int(1, 5), 1], [0, dice.int(6, 9)])} \) diagonalisable? It has two different eigenvalues, but it is not symmetric.`,
    ),
    student('I think yes, but I am not sure about the reason.'),
  ],
  (dice) => [
    student(`My power iteration does not converge for one matrix:

${code('python', 'for _ in range(1000):\n    x = A @ x\n    x /= np.linalg.norm(x)')}`),
    student(tex`The eigenvalues are \( \pm ${dice.int(2, 6)} \). Could that be the reason?`),
    student(
      `And is there a way to see it before 1000 steps? With ${mono('print')} the sign just keeps flipping.`,
    ),
  ],
  () => [
    student('Can I still change to the tutorial group on Wednesday? I have a new timetable since today.'),
  ],
  (dice) => [
    student(
      tex`Why is \( \operatorname{rank}(AB) \leq \min(\operatorname{rank} A, \operatorname{rank} B) \)? I understand it for \( A \), but not for \( B \). (${sheet(dice)})`,
    ),
    student('Never mind the first part, I found it in the notes. The second one is still open 🤔'),
  ],
  (dice) => [
    student(`Is the deadline of sheet ${dice.int(8, 10)} really tomorrow at 10:00? The page says noon.`),
  ],
];
