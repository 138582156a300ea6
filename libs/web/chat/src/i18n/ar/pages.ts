import type { Messages } from '../en';
import { plural } from '../plural';

const count = plural('ar');
const digits = new Intl.NumberFormat('ar');
const num = (n: number): string => digits.format(n);

export const pages: Pick<
  Messages,
  'errors' | 'details' | 'signIn' | 'menu' | 'settings' | 'shortcuts' | 'update'
> = {
  errors: {
    title: 'تعذّر التحميل',
    forbidden: 'لا يمكنك فتح هذا',
    forbiddenHint: 'هذه المحادثة لأشخاص آخرين، أو لم تعد موجودة.',
    courseForbiddenHint: 'لا يرى طلاب هذا المقرر إلا هيئة تدريسه.',
    network: 'تعذّر الوصول إلى الخدمة. تحقّق من اتصالك.',
    unavailable: 'الخدمة مشغولة الآن.',
    unknown: 'حدث خطأ من جهتنا.',
    retry: 'حاول مرة أخرى',
    toList: 'عودة إلى المحادثات',
    crashed: 'توقف هذا الجزء من الصفحة عن العمل',
    crashedHint: 'لم يضع شيء مما أرسلته.',
    reload: 'أعد التحميل',
    notFound: 'الصفحة غير موجودة',
    notFoundHint: 'لا شيء في هذا العنوان.',
    home: 'إلى المحادثات',
  },

  details: {
    title: 'عن هذه المحادثة',
    close: 'أغلق التفاصيل',
    course: 'المقرر',
    people: 'الأشخاص',
    whoReads: 'من يقرأ هذا',
    started: (date) => `بدأت في ${date}`,
    messages: (n) =>
      count(n, {
        zero: 'لا رسائل',
        one: 'رسالة واحدة',
        two: 'رسالتان',
        few: `${num(n)} رسائل`,
        other: `${num(n)} رسالة`,
      }),
    you: 'أنت',
  },

  signIn: {
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'سجّل الدخول',
    working: 'جارٍ تسجيل الدخول…',
    wrong: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
    tooMany: 'محاولات كثيرة. انتظر دقيقة ثم حاول.',
    demoTitle: 'جرّبه بصفة أحد شخصين',
    demoHint: 'افتح الآخر في نافذة ثانية وشاهدهما يتحادثان.',
    continueAs: (name) => `تابع بصفة ${name}`,
    or: 'أو بحسابك',
    noWays: 'افتح المحادثة من منصة التعلّم: فهي تسجّل دخولك.',
  },

  menu: {
    account: 'قائمة الحساب',
    settings: 'الإعدادات',
    courses: 'المقررات',
    shortcuts: 'اختصارات لوحة المفاتيح',
    signOut: 'تسجيل الخروج',
    navigation: 'المحادثات والأشخاص',
    pages: 'الصفحات',
    messages: 'الرسائل',
  },

  settings: {
    title: 'الإعدادات',
    language: 'اللغة',
    automatic: 'تلقائي',
    theme: 'المظهر',
    themeAuto: 'كما في هذا الجهاز',
    themeLight: 'فاتح',
    themeDark: 'داكن',
    enterSends: 'Enter يرسل الرسالة',
    enterSendsHint: 'إن أوقفته بدأ Enter سطرًا جديدًا وأرسل Ctrl+Enter.',
  },

  shortcuts: {
    title: 'اختصارات لوحة المفاتيح',
    send: 'إرسال الرسالة',
    newLine: 'سطر جديد',
    messages: 'التنقل بين الرسائل',
    latest: 'إلى آخر رسالة',
    compose: 'إلى مربع الكتابة',
    search: 'البحث عن أشخاص',
    cancel: 'إلغاء، إغلاق',
    help: 'هذه القائمة',
  },

  update: {
    ready: 'نسخة جديدة جاهزة.',
    take: 'أعد التحميل',
  },
};
