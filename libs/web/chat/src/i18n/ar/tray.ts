import type { PaneMessages } from '../en/panes';
import { numberIn } from '../number-in';
import { plural } from '../plural';

const count = plural('ar');
const num = numberIn('ar');

export const tray: PaneMessages['tray'] = {
  title: 'ملفات هذه الرسالة',
  attach: 'أرفق ملفات',
  choose: 'اختر ملفات',
  camera: 'التقط صورة',
  drop: 'أفلت الملفات هنا لإرفاقها',
  cancel: (name) => `ألغِ رفع ${name}`,
  remove: (name) => `أزل ${name}`,
  retry: 'أعد المحاولة',
  retryOf: (name) => `أعد محاولة رفع ${name}`,
  progress: (name) => `رفع ${name}`,
  waiting: 'في الانتظار',
  waitingAgain: 'انقطع الرفع. تُعاد المحاولة',
  uploading: (percent) => `رُفع ${percent}`,
  checking: 'قيد الفحص',
  done: 'رُفع',
  sendsLater: 'يمكنك الإرسال الآن: تخرج الرسالة حين يكتمل رفع ملفاتها.',
  stuck: 'أزل ما رُفض لتتمكن من إرسال الرسالة.',
  notKept:
    'هذه الملفات أكثر مما يحفظه هذا المتصفح. أرسلها قبل أن تغلق الصفحة أو تعيد تحميلها، وإلا لزمك اختيار بعضها من جديد.',
  added: (n) =>
    count(n, {
      one: 'أُرفق ملف واحد',
      two: 'أُرفق ملفان',
      few: `أُرفقت ${num(n)} ملفات`,
      other: `أُرفق ${num(n)} ملفًا`,
    }),
  oneDone: (name) => `اكتمل رفع ${name}`,
  allDone: 'اكتمل رفع كل الملفات',
  oneRefused: (name, reason) => `رُفض ${name}: ${reason}`,
  leftOut: (n) =>
    count(n, {
      one: 'تتسع الرسالة لعشرة ملفات. تُرك ملف واحد.',
      two: 'تتسع الرسالة لعشرة ملفات. تُرك ملفان.',
      few: `تتسع الرسالة لعشرة ملفات. تُركت ${num(n)} ملفات.`,
      other: `تتسع الرسالة لعشرة ملفات. تُرك ${num(n)} ملفًا.`,
    }),
  folder: 'لا يمكن إرسال المجلدات. اجعلها أولًا في ملف ZIP.',
  notTaken: 'تعذّر أخذ الملف. أعد المحاولة حين يعود الاتصال.',
  longPaste: (characters) => `هذا نص طويل: ${characters} حرف.`,
  asFile: 'أرسله ملفًا',
  keepText: 'أبقه نصًا',
  pastedName: 'نص ملصق.txt',
  why: {
    empty: 'الملف فارغ.',
    too_large: (most) => `الملف كبير جدًا: الحد الأقصى ${most}.`,
    type_not_allowed: 'لا يمكن إرسال ملفات من هذا النوع.',
    content_mismatch: 'محتوى الملف لا يوافق اسمه.',
    not_utf8: 'ترميز هذا النص لا يمكن عرضه. احفظه بترميز UTF-8 ثم اختره من جديد.',
    unreadable: 'الصورة تالفة.',
    too_many_pixels: 'عدد بكسلات الصورة كبير جدًا.',
    too_wide: `الصورة أعرض أو أطول من اللازم: الحد الأقصى ${num(16_384)} بكسل في كل اتجاه.`,
    too_many_frames: `الصورة المتحركة طويلة جدًا: الحد الأقصى ${num(100)} إطار.`,
    too_demanding: 'فحص الملف يتطلب موارد كثيرة جدًا. اجعله أصغر أو أبسط.',
    archive_unsafe: 'لا يمكن إرسال الأرشيف: إنه تالف أو مقفل أو كبير جدًا من الداخل.',
    infected: 'وُجد فيه فيروس.',
    too_slow: 'الاتصال أبطأ من أن يُرفع عليه الملف. أعد المحاولة حين يتحسن.',
    quota_exceeded: 'لم تبق مساحة للملفات هنا.',
    forbidden: 'لا يُسمح لك بإرسال ملفات في هذه المحادثة.',
    not_found: 'لم تعد هذه المحادثة موجودة.',
    unreadable_here: 'لم يعد بالإمكان قراءة الملف. اختره من جديد.',
    other: 'لم تقبله الخدمة.',
  },
};
