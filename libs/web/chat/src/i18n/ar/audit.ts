import type { audit as en } from '../en/audit';
import { numberIn } from '../number-in';
import { plural } from '../plural';
import { acts, kinds } from './audit-acts';

const count = plural('ar');
const num = numberIn('ar');
const entries = (n: number): string =>
  count(n, {
    zero: 'لا قيود',
    one: 'قيد واحد',
    two: 'قيدان',
    few: `${num(n)} قيود`,
    other: `${num(n)} قيدًا`,
  });

export const audit: typeof en = {
  title: 'سجل التدقيق',
  hint: 'من فعل ماذا وبمن، في ما يخص الأمان. لا شيء فيه يقبل التغيير.',
  open: 'افتح سجل التدقيق',
  acts,
  kinds,
  reasons: {
    signed_out: 'سجّل صاحبها الخروج.',
    ended: 'أنهاها صاحبها من جهاز آخر.',
    password_changed: 'غُيّرت كلمة المرور.',
    suspended: 'أُوقف صاحبها.',
    token_reused: 'استُعمل رمز قديم من جديد: ربما سرقه أحد.',
    expired: 'انتهت صلاحيته.',
    invalid: 'لم يوقّعه من يجب أن يوقّعه، أو أنه معيب.',
  },
  filters: 'ضيّق السجل',
  kind: 'ماذا',
  anything: 'أي شيء',
  by: 'الفاعل',
  about: 'من وقع عليه الفعل',
  anyone: 'أي شخص',
  from: 'من',
  to: 'حتى',
  everything: 'أظهر كل شيء',
  entries: 'القيود',
  onlyBy: (name) => `أظهر ما فعله ${name} فقط`,
  onlyAbout: (name) => `أظهر ما وقع على ${name} فقط`,
  service: 'الخدمة',
  unknownPerson: 'شخص مجهول',
  left: 'غادر {who} محادثة',
  number: (n) => `القيد ${n}`,
  times: (n) =>
    count(n, {
      one: 'مرة واحدة في خمس دقائق.',
      two: 'مرتان في خمس دقائق.',
      few: `${num(n)} مرات في خمس دقائق.`,
      other: `${num(n)} مرة في خمس دقائق.`,
    }),
  asked: (action) => `المطلوب: ${action}`,
  reason: (why) => `«${why}»`,
  role: (role) => `الآن: ${role}`,
  roles: {
    owner: 'مالك',
    member: 'عضو',
    student: 'طالب',
    assistant: 'مساعد',
    instructor: 'مدرّس',
    admin: 'مشرف',
  },
  imported: (users, courses, enrolments) =>
    `الأشخاص: ${num(users)}. المقررات: ${num(courses)}. التسجيلات: ${num(enrolments)}.`,
  peerTalk: (may) => (may ? 'يحق للطلاب أن يتراسلوا.' : 'لا يحق للطلاب أن يتراسلوا.'),
  courseEnds: (when) => `ينتهي في ${when}.`,
  courseGoesOn: 'لا نهاية له.',
  until: (when) => `حتى ${when}`,
  unknownOutcome: 'توقفت الخدمة في الأثناء: لا أحد يعلم هل تم ذلك.',
  none: 'لا شيء',
  noneHint: 'لا قيد كهذا. اطلب أقل في المرة الواحدة، أو وقتًا آخر.',
  more: 'أظهر القيود الأقدم',
  loading: 'يُحمَّل السجل',
  quarantine: {
    title: 'ملفات مصابة',
    hint: 'لا تصل إلى أحد. تُحذف بعد 30 يومًا، وما أُجيز منها يُقبل الملف نفسه إن رُفع من جديد.',
    found: (name, who, when) => `${name}، رفعه ${who} في ${when}`,
    reason: 'السبب',
    why: 'اذكر السبب، فهو يُكتب في السجل.',
    remove: 'احذف نهائيًا',
    release: 'أجز الملف',
    failed: 'لم يتم ذلك. حاول من جديد.',
  },
  check: {
    title: 'هل السجل كامل؟',
    hint: 'كل قيد مربوط بالذي قبله. يستطيع متصفحك أن يتبعها كلها فيجد ما غُيّر أو أُدخل أو أُزيل.',
    start: 'افحص السجل',
    again: 'افحص من جديد',
    progress: (checked, total) => `فُحص ${num(checked)} من ${entries(total)}`,
    empty: 'لم يُكتب شيء بعد.',
    holds: (n) => `السجل كامل: ${entries(n)}، كل منها مربوط بالذي قبله.`,
    newest: 'دوّن أحدثها في مكان آخر. السجل الذي قُطع أو كُتب من جديد لا يكون فيه.',
    faults: {
      missing: (n) => `القيد ${n} مفقود.`,
      unbound: (n) => `القيد ${n} لا يتبع الذي قبله.`,
      changed: (n) => `القيد ${n} غُيّر.`,
    },
    broken: 'لا تثق بالسجل من هناك فصاعدًا. احفظ نسخة من قاعدة البيانات قبل أي شيء.',
    failed: 'تعذّر الفحص. تحقق من اتصالك، ومن أن العنوان يبدأ بـ https.',
  },
};
