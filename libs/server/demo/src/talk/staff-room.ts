import { mono, tex } from '../script/markup';
import type { Said } from '../script/turn';

type Member = Said<'amina' | 'lena' | 'tomas'>;

/** A student asks all staff of the second course, and whoever is there answers. */
export const staffTalk: readonly (readonly Member[])[] = [
  [
    {
      from: 'amina',
      text: 'Hello both! My laptop is being repaired until next week 🙁 May I do sheet 4 in the computer room?',
    },
    { from: 'tomas', text: 'Yes, room 1.07, any day until eight. NumPy and Matplotlib are there.' },
    { from: 'lena', text: 'And take two more days for it, just write that on the sheet.', quotes: 2 },
    { from: 'amina', text: 'Thank you both! 🙏' },
  ],
  [
    {
      from: 'amina',
      text: tex`${mono('np.linalg.solve')} says *Singular matrix*, but the determinant that I get is \( 10^{-17} \), and that is not zero?`,
    },
    {
      from: 'tomas',
      text: tex`To a computer it is: ${mono('float64')} knows some 16 digits. Do not look at the determinant, look at ${mono('np.linalg.cond(A)')}.`,
    },
    { from: 'amina', text: `${mono('inf')}. I see: two of my rows are the same 🙈` },
    { from: 'tomas', text: 'Happens to everybody, once. 😄' },
  ],
];
