import { tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const extension: Exchange = (dice) => {
  const number = dice.int(3, 9);
  return [
    student(
      `${hello(dice)} I've had a fever since ${dice.pick(['Sunday', 'Monday', 'yesterday'])} 🤒 Could I hand in sheet ${number} a few days later?`,
    ),
    teacher(
      `Of course. ${dice.pick(['Friday noon', 'Next Monday', 'Thursday evening'])} is fine. Get well first!`,
    ),
    student('Do you need a certificate?'),
    teacher('Not for a single sheet.'),
    student(thanks(dice)),
    student(`Here I am again, healthy. Sheet ${number} is uploaded.`),
    teacher('Got it. Good to have you back!'),
  ];
};

const typo: Exchange = (dice) => {
  const page = dice.int(17, 96);
  return [
    student(
      tex`I think there is a typo on page ${page} of the notes: it says \( \dim \ker A = \operatorname{rank} A \), shouldn't it be \( n - \operatorname{rank} A \)?`,
    ),
    teacher(
      `${praise(dice)} You are the first one to notice in ${dice.int(3, 7)} years. I'll correct it tonight.`,
    ),
    student('Is there a reward? 😇'),
    teacher(dice.pick(['Eternal fame in the list of errata 🏅', 'A cookie in the next office hour 🍪'])),
    student('😂👍'),
  ];
};

const exam: Exchange = (dice) => [
  student('What may we bring to the exam?'),
  teacher(`- one sheet of A4, **both** sides, handwritten
- pens and a ruler
- something to drink
- your student card

No calculator: the numbers are friendly.`),
  student('And is Jordan form part of it?'),
  teacher(dice.pick(['Only what we did on the sheets.', 'The idea yes, long computations no.'])),
  student(`Which old exams are closest to ours?`),
  teacher(
    `Those of the last two years. Do them with a clock: ${dice.pick(['90', '120'])} minutes, no music 🙂`,
  ),
  student(thanks(dice)),
];

const officeHour: Exchange = (dice) => {
  const room = `${dice.int(1, 4)}.${dice.int(101, 140)}`;
  return [
    student('Do you have time this week? I would rather ask face to face.'),
    teacher(
      `${dice.pick(['Tuesday', 'Wednesday', 'Thursday'])}, ${dice.int(13, 16)}:${dice.pick(['00', '15', '30'])}, room ${room}? Bring ${sheet(dice)}.`,
    ),
    student(`Perfect, I'll be there. May a friend come along?`),
    teacher('The more the merrier.'),
  ];
};

const sources: Exchange = (dice) => [
  student(
    `Is there something to *watch* about ${dice.pick(['eigenvectors', 'determinants', 'linear maps', 'change of basis'])}? The book is a bit dry.`,
  ),
  teacher(`Yes:

1. [Essence of linear algebra](https://www.3blue1brown.com/topics/linear-algebra) for the pictures,
2. [the lectures of MIT 18.06](https://ocw.mit.edu/courses/18-06-linear-algebra-spring-2010/) for the details.

But do the exercises *before* the videos, otherwise everything looks easy.`),
  student('I watched three of them in a row. Why does nobody teach it like this at school?!'),
  teacher(welcome(dice), 1),
];

const motivation: Exchange = (dice) => [
  student(
    `Honest question: what do I need this for? I study ${dice.pick(['biology', 'economics', 'computer science', 'engineering'])}.`,
  ),
  teacher('Fair question! Where do you have many quantities that influence each other?'),
  student(dice.pick(['Populations of species?', 'Prices of goods, I guess.', 'Everywhere, actually.'])),
  teacher(
    tex`Then one step in time is a matrix, many steps are \( A^n \), and what happens in the long run is decided by the largest eigenvalue. That is also how search engines began: https://en.wikipedia.org/wiki/PageRank`,
  ),
  student('OK that is cool.'),
  teacher('😊'),
];

const points: Exchange = (dice) => {
  const [got, max] = [dice.int(9, 15), dice.int(18, 24)];
  return [
    student(`I got ${got} of ${max} points on the last sheet. How many do I need altogether?`),
    teacher(
      `Half of all points, so ${Math.ceil(max / 2)} on a sheet like that. You are ${got * 2 >= max ? 'safely above it' : 'a little below, but there are bonus exercises'}.`,
    ),
    student(thanks(dice)),
  ];
};

export const organisation = [extension, typo, exam, officeHour, sources, motivation, points];
