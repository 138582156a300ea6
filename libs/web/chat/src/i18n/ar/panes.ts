import type { PaneMessages } from '../en/panes';
import { plural } from '../plural';

const count = plural('ar');
const digits = new Intl.NumberFormat('ar');
const num = (n: number): string => digits.format(n);

export const panes: PaneMessages = {
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

  roster: {
    title: 'الطلاب',
    search: 'ابحث عن طلاب',
    notStarted: 'لا محادثة بعد',
    empty: 'لا طلاب بعد',
    emptyHint: 'يظهر الطلاب هنا حالما يُسجَّلون في هذا المقرر.',
    noMatch: 'لم يُعثر على أحد',
    noMatchHint: (query) => `لا طالب في هذا المقرر يطابق «${query}».`,
    choose: 'اختر طالبًا',
    chooseHint: 'اختر طالبًا لتقرأ المحادثة معه أو تبدأها.',
  },

  people: {
    title: 'ابدأ محادثة',
    empty: 'لا أحد تكتب إليه بعد',
    emptyHint: 'يمكنك أن تكتب إلى مدرّسي مقرراتك بعد تسجيلك في أحدها.',
    open: (name) => `ابدأ محادثة مع ${name}`,
  },

  courses: {
    yours: 'مقرراتك',
    empty: 'لا مقررات بعد',
    emptyHint: 'تظهر مقرراتك هنا حين تسجّلك فيها منصة التعلّم.',
    role: (role) => `صفتك هنا: ${role}`,
    roster: 'افتح قائمة الطلاب',
    staff: 'هيئة التدريس',
    staffError: 'تعذّر تحميل هيئة تدريس هذا المقرر.',
  },

  group: {
    together: 'معًا',
    create: 'مجموعة جديدة',
    make: 'أنشئ المجموعة',
    name: 'اسم المجموعة',
    rename: 'غيّر الاسم',
    people: (n) => (n === 0 ? 'الأشخاص' : `الأشخاص: اختير ${num(n)}`),
    find: 'ابحث عن أشخاص',
    offered: 'أشخاص المقرر',
    nobody: 'لم يُعثر على أحد',
    history: 'من ينضم لاحقًا يرى',
    historyJoined: 'ما يقال بعد انضمامه',
    historyAll: 'كل شيء',
    askStaff: 'اسأل هيئة التدريس كلها',
    announcements: 'الإعلانات',
    members: (n) =>
      count(n, {
        one: 'عضو واحد',
        two: 'عضوان',
        few: `${num(n)} أعضاء`,
        other: `${num(n)} عضوًا`,
      }),
    owner: 'مالك',
    add: 'أضف أشخاصًا',
    change: (name) => `غيّر ${name}`,
    makeOwner: 'اجعله مالكًا',
    makeMember: 'اجعله عضوًا',
    remove: 'أخرجه من المجموعة',
    leave: 'غادر المجموعة',
    mention: 'أشخاص لذكرهم',
    readBy: 'قرأها',
    notReadYet: 'لم يقرأها بعد',
    deliveredTo: 'وصلت إلى',
    mute: 'اكتم الإشعارات',
    star: 'ميّز بنجمة',
    archive: 'أرشف',
    failed: 'لم ينجح ذلك. حاول مرة أخرى.',
    notAllowed: 'لا يحق لك هذا.',
    tooMany: 'في المجموعة مئة عضو على الأكثر.',
    lastOwner: 'لا بد للمجموعة من مالك.',
    told: {
      created: (actor, title) => `أنشأ ${actor} المجموعة «${title}»`,
      renamed: (actor, title) => `سمّى ${actor} المجموعة «${title}»`,
      added: (actor, names) => `أضاف ${actor} ${names}`,
      joined: (names) => `انضم ${names}`,
      removed: (actor, names) => `أخرج ${actor} ${names}`,
      wentFromCourse: (names) => `غادر ${names} المقرر`,
      left: (names) => `غادر ${names}`,
      madeOwner: (actor, names) => `جعل ${actor} ${names} مالكًا`,
      madeMember: (actor, names) => `جعل ${actor} ${names} عضوًا`,
    },
  },

  account: {
    sessions: 'أين أنت مسجّل الدخول',
    thisDevice: 'هذا الجهاز',
    unknownDevice: 'جهاز آخر',
    lastUsed: (when) => `آخر استخدام ${when}`,
    end: 'سجّل الخروج',
    endOn: (device) => `سجّل الخروج من ${device}`,
    endOthers: 'سجّل الخروج من كل مكان آخر',
    password: 'كلمة المرور',
    current: 'كلمة المرور الحالية',
    next: 'كلمة المرور الجديدة',
    wrong: 'كلمة المرور هذه غير صحيحة.',
    refused: 'لم تُقبل كلمة المرور هذه. جرّب أطول منها.',
    hint: 'ثمانية محارف على الأقل. يُسجَّل خروجك من كل الأجهزة الأخرى.',
    changed: 'تغيّرت كلمة المرور، وسُجّل خروجك من كل الأجهزة الأخرى.',
    change: 'غيّر كلمة المرور',
  },

  privacy: {
    receipts: 'أظهر للآخرين ما قرأته',
    receiptsHint: 'إن أوقفته رأى الآخرون أن الرسالة أُرسلت فحسب.',
    lastSeen: 'أظهر متى كنت هنا آخر مرة',
    away: 'أنا غير متاح الآن',
    awayHint: 'يرى الآخرون أن لا داعي لانتظارك.',
  },

  emoji: {
    search: 'ابحث عن رمز',
    none: 'لم يُعثر على رمز',
    groups: {
      smileys: 'وجوه',
      people: 'أشخاص وأيدٍ',
      nature: 'طبيعة',
      food: 'طعام',
      activity: 'نشاط',
      objects: 'أشياء',
      symbols: 'رموز',
    },
  },
};
