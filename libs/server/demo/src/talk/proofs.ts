import { tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';
import { hello, praise, sheet, thanks, welcome } from './phrases';

const kernel: Exchange = (dice) => [
  student(tex`${hello(dice)} could you read my proof that \( \ker f \) is a subspace?

> Let \( x, y \in \ker f \). Then \( f(x + y) = f(x) + f(y) = 0 + 0 = 0 \), so \( x + y \in \ker f \). Also \( f(\lambda x) = \lambda f(x) = 0 \).`),
  teacher('That is correct and short. One thing is missing, though.'),
  student(tex`The zero vector? \( f(0) = 0 \)...`),
  teacher(
    tex`${praise(dice)} Without it, the kernel could be empty. Say *why* \( f(0) = 0 \): because \( f(0) = f(0 \cdot 0) = 0 \cdot f(0) \).`,
  ),
  student('I added it. Is it worth full points now?'),
  teacher('Yes, full points.', 1),
  student('🎉🎉'),
];

const injective: Exchange = (dice) => [
  student(
    tex`I'm stuck at "\( f \) injective \( \iff \ker f = \{0\} \)". The direction \( \Rightarrow \) is clear.`,
  ),
  teacher(tex`For \( \Leftarrow \) begin with \( f(x) = f(y) \) and do the one thing a linear map likes.`),
  student(tex`Bring it to one side? \( f(x) - f(y) = 0 \), so \( f(x - y) = 0 \)`),
  teacher('Go on!'),
  student(tex`\( x - y \in \ker f = \{0\} \), so \( x = y \). ∎`),
  teacher(
    `${praise(dice)} ${dice.pick(['It fits on two lines.', 'And you found it yourself.', 'This trick comes back all semester.'])}`,
  ),
  student(thanks(dice)),
];

const idempotent: Exchange = (dice) => [
  student(tex`${sheet(dice)}: \( A^2 = A \). Show that only 0 and 1 can be eigenvalues. Any hint?`),
  teacher(tex`Take \( Av = \lambda v \) with \( v \neq 0 \) and compute \( A^2 v \) in two ways.`),
  student(
    tex`\( A^2 v = \lambda^2 v \) but also \( A^2 v = Av = \lambda v \), so \( (\lambda^2 - \lambda) v = 0 \)`,
  ),
  teacher(tex`And now you use \( v \neq 0 \).`),
  student(tex`\( \lambda(\lambda - 1) = 0 \) ✅`),
  teacher(
    tex`${praise(dice)} Such matrices are projections: what lies in the image stays (1), what lies in the kernel goes (0).`,
  ),
];

const quantifiers: Exchange = (dice) => [
  student(
    'The corrector wrote "order of quantifiers!" beside my definition of linear independence and took two points 😕',
  ),
  teacher('Would you copy the sentence for me?'),
  student(
    tex`"There are \( c_1, \dots, c_n \) with \( c_1 v_1 + \dots + c_n v_n = 0 \) and all \( c_i = 0 \)."`,
  ),
  teacher(
    tex`That is true for *every* family of vectors: take all zeros. You want: **for all** \( c_i \), if the sum is 0, **then** all \( c_i = 0 \).`,
    1,
  ),
  student('Oh no. So I have written something that is always true.'),
  teacher(
    dice.pick(['It happens to everyone once, and after that never again.', 'Better now than in the exam 🙂']),
  ),
  student(thanks(dice)),
  teacher(welcome(dice)),
];

const induction: Exchange = (dice) => [
  student(
    tex`How do I prove that eigenvectors for different eigenvalues are independent for *any* number of them?`,
  ),
  teacher(
    tex`Induction. Suppose \( c_1 v_1 + \dots + c_k v_k = 0 \). Apply \( A \), and also multiply the same equation by \( \lambda_k \).`,
  ),
  student(tex`Subtracting gives \( \sum_{i<k} c_i (\lambda_i - \lambda_k) v_i = 0 \). The last one is gone!`),
  teacher(`${praise(dice)} And the rest is the induction hypothesis.`),
  student(tex`\( c_i(\lambda_i - \lambda_k) = 0 \), and the brackets are not zero. So beautiful.`),
];

export const proofs = [kernel, injective, idempotent, quantifiers, induction];
