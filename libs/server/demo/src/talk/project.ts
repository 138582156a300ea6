import { code, mono, tex } from '../script/markup';
import { withFiles, type Said } from '../script/turn';

type Member = Said<'lena' | 'linh' | 'amina' | 'finn' | 'oskar'>;

const PLUCK = `
import numpy as np

def pluck(frequency, seconds, rate=8000, loss=0.996):
    delay = round(rate / frequency)
    line = np.random.uniform(-1, 1, delay)
    out = np.empty(int(seconds * rate))
    for n in range(len(out)):
        i = n % delay
        out[n] = line[i]
        line[i] = loss * (line[i] + line[(i + 1) % delay]) / 2
    return out
`;

/** A project group makes a string sound; what is heard in it is what the code in it computes. */
export const projectTalk: readonly (readonly Member[])[] = [
  [
    {
      from: 'lena',
      text: 'Welcome to your project 🎸 Simulate a plucked string until it sounds like one. A report of six pages, and something to listen to, by the end of term. This room is for everything on the way there.',
    },
    { from: 'finn', text: 'Nice! I would take the code, if nobody minds.' },
    {
      from: 'linh',
      text: tex`Gladly. Amina and I do the theory: \( u_{tt} = c^2 u_{xx} \), and why the scheme needs \( c\,\Delta t \le \Delta x \).`,
    },
    { from: 'oskar', text: 'Then the report is mine. In LaTeX, and I will ask all of you for figures 😄' },
  ],
  [
    { from: 'finn', text: `The first version runs:\n\n${code('python', PLUCK)}` },
    { from: 'amina', text: `Why ${mono('0.996')}?`, quotes: 1 },
    {
      from: 'finn',
      text: 'Losses. With 1 it would ring for a very long time. And each step averages two neighbours, so the high tones die first, as on a real string.',
    },
    {
      from: 'lena',
      text: tex`Well observed. Say in the report *which* tones, and how fast: put \( e^{i \omega n} \) in, and look at \( \left| \tfrac{1 + e^{i \omega}}{2} \right| = \cos \tfrac{\omega}{2} \).`,
      quotes: 1,
    },
  ],
  [
    withFiles({ from: 'finn', text: 'Straight out of the array. Headphones on 🎧' }, 'string'),
    { from: 'oskar', text: 'That *is* a guitar?! 😮' },
    {
      from: 'linh',
      text: tex`The low one is a little flat. The line is 73 samples long and the average delays by half a one, so it is \( 8000 / 73.5 \approx 108.8 \) Hz where it should be 110.`,
    },
    { from: 'amina', text: 'The half sample! That goes into the table of errors.', quotes: 1 },
    { from: 'finn', text: 'And on my list. Fractional delay, here I come.' },
  ],
];
