import { tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, sheet, thanks, welcome } from './phrases';

/** Exchanges of two, three and four messages. */
export const fillers: readonly Exchange[] = [
  (dice) => [
    student(`Is the lecture on ${dice.pick(['Tuesday', 'Thursday'])} recorded?`),
    teacher('Yes, the video is online in the evening.'),
  ],
  (dice) => [student(`May I use the result of ${sheet(dice)} without proof?`), teacher('Yes, just name it.')],
  () => [
    student('Is the identity matrix in row echelon form?'),
    teacher('It is, even in the *reduced* one.'),
  ],
  (dice) => [
    student(
      tex`Does \( A \) have to be square for ${dice.pick(['eigenvalues', 'a determinant', 'an inverse'])}?`,
    ),
    teacher('Yes. For all the others there are singular values, but that is next semester.'),
    student(thanks(dice)),
  ],
  (dice) => [
    student(`When do we get ${sheet(dice)} back?`),
    teacher(`${dice.pick(['Tomorrow', 'On Monday', 'After the weekend'])}. The tutors have 120 of them 🙂`),
    student('No hurry!'),
  ],
  (dice) => [
    student(`${hello(dice)} is it \\( A^{-1}B^{-1} \\) or \\( B^{-1}A^{-1} \\) for \\( (AB)^{-1} \\)?`),
    teacher('Socks and shoes: what comes on last goes off first 🧦👟'),
    student(tex`So \( B^{-1}A^{-1} \). 😄`),
    teacher(welcome(dice)),
  ],
];

/** A single message. */
export const note: Exchange = (dice) => [
  teacher(
    dice.pick([
      'By the way: the solutions of the last sheet are online.',
      'Please remember to register for the exam.',
      'I have returned your sheet. Very tidy, well done!',
      'There is an additional exercise class before the exam, see the course page.',
    ]),
  ),
];

/** How a longer conversation begins. */
export const opening: Exchange = (dice) => [
  student(
    `${dice.pick(['Hello Dr. Brandt!', 'Good morning Dr. Brandt,', 'Hi!'])} I'm in the tutorial group on ${dice.pick(['Monday', 'Wednesday', 'Friday'])}. Is it OK to ask questions here?`,
  ),
  teacher(
    dice.pick([
      'Of course, that is what it is for 🙂',
      'Welcome! Please do, any time.',
      'Yes, gladly. Formulas work too: \\( e^{i\\pi} + 1 = 0 \\)',
    ]),
  ),
];
