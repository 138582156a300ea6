import { column, matrix, tex } from '../script/markup';
import { student, teacher, type Exchange } from '../script/turn';

const eigen: Exchange = (dice) => {
  const [a, b] = [dice.int(1, 5), dice.int(1, 4)];
  return [
    student('السلام عليكم دكتورة، هل يمكنني أن أسأل بالعربية؟'),
    teacher('وعليكم السلام ليلى، طبعًا! العربية أو الإنجليزية، كما تحبين 🙂'),
    student(tex`شكرًا! كيف أجد القيم الذاتية للمصفوفة \( A = ${matrix([a, b], [b, a])} \)؟`),
    teacher(tex`ابدئي بالمعادلة المميزة: \( \det(A - \lambda I) = 0 \). ماذا تحصلين؟`),
    student(
      tex`\( (${a} - \lambda)^2 = ${b * b} \)، إذن \( \lambda_1 = ${a + b} \) و \( \lambda_2 = ${a - b} \)`,
    ),
    teacher('ممتاز! وما هو المتجه الذاتي للقيمة الأولى؟', 1),
    student(tex`أظن أنه \( ${column(1, 1)} \) لأن مجموع كل صف متساوٍ`),
    teacher('أحسنتِ، ملاحظة جميلة جدًا 🌟'),
  ];
};

const independent: Exchange = (dice) => {
  const k = dice.int(2, 6);
  return [
    student(tex`هل المتجهان \( ${column(1, k)} \) و \( ${column(2, 2 * k)} \) مستقلان خطيًا؟`),
    teacher('انظري إليهما جيدًا: هل أحدهما مضاعف للآخر؟'),
    student('نعم، الثاني ضعف الأول. إذن هما مرتبطان خطيًا.'),
    teacher(tex`صحيح. ولذلك \( \det ${matrix([1, 2], [k, 2 * k])} = 0 \).`),
    student('فهمت الآن، شكرًا جزيلًا!'),
    teacher('على الرحب والسعة.'),
  ];
};

const proof: Exchange = () => [
  student('عندي سؤال عن البرهان في المحاضرة الأخيرة.'),
  teacher('تفضلي.'),
  student(tex`لماذا يكفي أن نبيّن أن \( \ker f = \{0\} \) حتى يكون التطبيق \( f \) متباينًا؟`),
  teacher(tex`إذا كان \( f(x) = f(y) \) فإن \( f(x - y) = 0 \). ماذا يعني هذا؟`),
  student(tex`يعني أن \( x - y \in \ker f \)، إذن \( x = y \).`),
  teacher('بالضبط. هذا هو البرهان كله في سطرين!'),
  student('كنت أظن أنه أصعب بكثير 😅'),
];

const exam: Exchange = () => [
  student('هل يمكن استعمال القاموس في الامتحان؟'),
  teacher('نعم، القاموس الورقي مسموح به. أما الهاتف فلا.'),
  student('وهل تُقبل الإجابات بالعربية؟'),
  teacher('الحسابات مفهومة بكل اللغات، لكن اكتبي النص بالإنجليزية من فضلك.'),
  student('حسنًا. وأين القاعة؟'),
  teacher(
    'القاعة الكبيرة في المبنى رقم 2، الساعة التاسعة صباحًا. تجدين الخريطة هنا: https://www.openstreetmap.org/',
  ),
  student('شكرًا على كل شيء 🌷'),
];

/** Asks whether Arabic is welcome, so it comes first. */
export const arabicOpening = eigen;

export const arabic = [independent, proof, exam];

export const arabicQuestions: readonly [Exchange] = [
  () => [
    student(tex`دكتورة، في التمرين الثالث حصلت على \( \operatorname{rank} A = 2 \) لكن عدد المجاهيل 4.`),
    student('هل هذا يعني أن هناك عددًا لا نهائيًا من الحلول، أم يجب أن أفحص الطرف الأيمن أولًا؟'),
  ],
];
