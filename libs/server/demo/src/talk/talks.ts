import type { Talk } from '../script/conversation';
import type { StudentRow } from '../course/students';
import type { Exchange } from '../script/turn';
import { aminasQuestions } from './amina';
import { arabic, arabicOpening, arabicQuestions } from './arabic';
import { bases } from './bases';
import { determinants } from './determinants';
import { eigenvalues } from './eigenvalues';
import { geometry } from './geometry';
import { german, hebrew, spanish } from './greetings';
import { otherCode } from './languages-of-code';
import { organisation } from './organisation';
import { proofs } from './proofs';
import { python } from './python';
import { questions } from './questions';
import { fillers, note, opening } from './small';
import { systems } from './systems';

const mathematics = [
  ...determinants,
  ...systems,
  ...eigenvalues,
  ...bases,
  ...geometry,
  ...proofs,
  ...organisation,
];
const programming = [...python, ...otherCode];

const openings: Partial<Record<NonNullable<StudentRow['talk']>, Exchange>> = { hebrew, spanish, german };

/** What a student talks about with the instructor. */
export function talkOf({ talk, programs }: Pick<StudentRow, 'talk' | 'programs'>): Talk {
  if (talk === 'arabic')
    return { opening: arabicOpening, exchanges: arabic, fillers, note, questions: arabicQuestions };
  return {
    opening: (talk && openings[talk]) ?? opening,
    exchanges: programs ? [...mathematics, ...programming] : mathematics,
    fillers,
    note,
    questions: talk === 'amina' ? aminasQuestions : questions,
  };
}
