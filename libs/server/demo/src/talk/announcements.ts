import { tex } from '../script/markup';
import type { Said } from '../script/turn';

type Staff = Said<'lena' | 'tomas'>;

/** What the staff of Linear Algebra I told everyone. */
export const announcements: readonly (readonly Staff[])[] = [
  [
    {
      from: 'lena',
      text: 'Welcome to Linear Algebra I! What concerns all of you is announced here. Questions are welcome any time, to me alone or to all staff of the course.',
    },
  ],
  [
    {
      from: 'tomas',
      text: `The tutorial groups are full, and everyone has a place. Please remember:

| Group | Day | Room |
|---|---|---|
| A | Monday, 10:00 | 2.104 |
| B | Wednesday, 14:00 | 2.117 |
| C | Friday, 12:00 | 1.023 |`,
    },
  ],
  [
    {
      from: 'lena',
      text: tex`The lecture on Thursday begins with a recap of change of basis: bring your \( S^{-1} A S \), and something that went wrong on the way. That is worth more than what went right.`,
    },
  ],
  [
    {
      from: 'tomas',
      text: 'The solutions of sheet 5 are online. Exercise 3 was the hard one: have another look at it before the trial exam. 📝',
    },
  ],
];
