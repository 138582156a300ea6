import type { ChatItem } from '@officehours/web-realtime';
import { ago, jonas, maya, nextId, okafor, say, sofia } from './people';

const DAY = 60 * 24;

const question = say(
  okafor,
  DAY + 70,
  'Which step exactly do you not follow? Send me the line where it stops making sense.',
);

/** A week of ordinary questions and answers. */
export const talk: ChatItem[] = [
  say(maya, 4 * DAY + 3, 'Good morning! I have a question about exercise 4.'),
  say(
    maya,
    4 * DAY + 2,
    'The text says the matrix is diagonalisable “because its eigenvalues are distinct”. Why is that enough?',
  ),
  say(okafor, 4 * DAY - 40, 'Morning, Maya. Good question, it is used everywhere and rarely shown.'),
  say(
    okafor,
    4 * DAY - 42,
    'Eigenvectors to distinct eigenvalues are always linearly independent. So with n distinct eigenvalues you get n independent eigenvectors, and that is a basis.',
  ),
  say(maya, 4 * DAY - 55, 'Ah! And the basis is what the change of coordinates needs.'),
  say(okafor, 4 * DAY - 56, 'Exactly 🙂'),
  say(maya, DAY + 90, 'I am stuck on the proof that they are independent, though.'),
  question,
  say(maya, DAY + 61, 'Where they subtract the two equations. Why may we multiply one of them by λ first?', {
    replyTo: { id: question.id!, seq: question.seq!, senderId: okafor.id, excerpt: question.content },
  }),
  say(
    okafor,
    DAY + 30,
    'Because both sides are zero. You may multiply zero by anything you like, and it stays zero; that is the whole trick. Then the difference has one term fewer, and you go on until a single vector is left.',
  ),
  say(maya, DAY + 28, '👏'),
  say(okafor, 34, 'How did the problem sheet go?'),
  say(maya, 21, 'Much better than last week. I have everything but 6b.'),
  say(maya, 20, 'Could I come to the office hour on Thursday with that one?'),
  say(
    okafor,
    12,
    'Of course. Bring your attempt, however short: https://example.org/office-hours (room 2.14)',
  ),
  say(maya, 3, 'Thank you, I will!', { status: 'sent' }),
];

/** A project group, with what a room says of itself. */
export const project: ChatItem[] = [
  say(okafor, 90, 'Dr. Chidi Okafor made this group: Heat equation', {
    messageType: 'system',
    senderId: null,
    system: { kind: 'roomCreated', actorId: okafor.id, userIds: [], title: 'Heat equation', role: null },
  }),
  say(okafor, 88, 'Welcome! Please agree on who presents by Friday.'),
  say(sofia, 60, 'I would take the introduction, if nobody minds.'),
  say(sofia, 59, 'Maya, could you do the numerics?'),
  say(maya, 40, 'Gladly. I have most of the code already.'),
  say(okafor, 30, 'Dr. Chidi Okafor added Priya Raghunathan', {
    messageType: 'system',
    senderId: null,
    system: { kind: 'membersAdded', actorId: okafor.id, userIds: [jonas.id], title: null, role: null },
  }),
  say(jonas, 5, 'Hello everyone 👋 Then I write the conclusion.'),
];

export const rich: ChatItem[] = [
  say(maya, 30, 'Is this right? \\(\\det(A - \\lambda I) = 0\\) gives me'),
  say(
    okafor,
    26,
    'Almost. Write out the whole polynomial:\n\n$$\\det\\begin{pmatrix} 2-\\lambda & 1 \\\\ 1 & 2-\\lambda \\end{pmatrix} = (2-\\lambda)^2 - 1 = \\lambda^2 - 4\\lambda + 3$$\n\nso \\(\\lambda_1 = 1\\) and \\(\\lambda_2 = 3\\).',
  ),
  say(
    maya,
    20,
    'I checked it with NumPy:\n\n```python\nimport numpy as np\n\nA = np.array([[2, 1], [1, 2]])\nvalues, vectors = np.linalg.eigh(A)  # symmetric, so eigh\nprint(values)  # [1. 3.]\n```',
  ),
  say(
    okafor,
    12,
    'Good habit. A few things to **remember**:\n\n- `eigh` is for *symmetric* matrices only\n- the columns of `vectors` are the eigenvectors\n- compare with `np.allclose`, never with `==`\n\n> Floating point numbers are like sandpiles: every time you move one you lose a little sand.\n\n| function | for | order |\n|---|---|---|\n| `eig` | any square matrix | none |\n| `eigh` | symmetric | ascending |',
  ),
  say(maya, 4, 'And a broken one stays readable: $$\\frac{1}{$$', { status: 'sent' }),
];

export const failed: ChatItem[] = [
  ...talk.slice(-4),
  say(maya, 1, 'This one did not get through because I was sent away from the course while writing it.', {
    status: 'failed',
    failure: 'forbidden',
    id: null,
    seq: null,
  }),
  say(maya, 0, 'And this one is on its way.', { status: 'sending', id: null, seq: null }),
];

export const long: ChatItem[] = [
  say(
    okafor,
    14,
    `A word without an end: ${'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3)}`,
  ),
  say(maya, 12, `https://example.org/${'a-very-long-path/'.repeat(14)}?q=${'x'.repeat(120)}`),
  say(okafor, 8, `${'The proof goes by induction on the number of eigenvectors. '.repeat(60)}`),
  say(maya, 2, '```\n' + `${'const veryLongLine = '.repeat(16)}1;\n` + '```', { status: 'sent' }),
];

export const arabic: ChatItem[] = [
  say(maya, 30, 'صباح الخير، عندي سؤال عن التمرين الرابع.'),
  say(okafor, 24, 'صباح النور يا مايا، تفضّلي.'),
  say(
    maya,
    20,
    'لماذا تكفي القيم الذاتية المختلفة \\(\\lambda_1 \\ne \\lambda_2\\) كي تكون المصفوفة قابلة للتقطير؟',
  ),
  say(okafor, 12, 'لأن المتجهات الذاتية المقابلة لها مستقلة خطيًا. See also chapter 5, section 3.'),
  say(maya, 4, 'شكرًا جزيلًا! 🌿'),
];

export const odd: ChatItem[] = [
  { ...say(okafor, 60 * 5, ''), deletedAt: ago(200) },
  { ...say(maya, 60 * 4 + 30, ''), deletedAt: ago(205), deletedById: okafor.id },
  say(okafor, 60 * 4, 'The office hour moves to Friday at 14:00.', { editedAt: ago(230) }),
  {
    ...say(okafor, 50, 'Dr. Chidi Okafor was added to the conversation'),
    messageType: 'system',
    senderId: null,
    senderModel: null,
  },
  say(maya, 41, '🎉🎉'),
  say(maya, 40, 'ok'),
  say(okafor, 5, '😀'),
];

/** As many messages as wanted, to scroll in. */
export function many(total: number): ChatItem[] {
  return Array.from({ length: total }, (_, index) => {
    const id = nextId();
    const source = talk[index % talk.length]!;
    return { ...source, key: id, id, seq: index + 1, replyTo: null, createdAt: ago((total - index) * 7) };
  });
}
