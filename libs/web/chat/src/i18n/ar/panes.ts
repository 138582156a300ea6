import type { PaneMessages } from '../en/panes';
import { numberIn } from '../number-in';
import { plural } from '../plural';
import { audit } from './audit';
import { files } from './files';
import { group } from './group';
import { later } from './later';
import { safety } from './safety';
import { tray } from './tray';

const count = plural('ar');
const num = numberIn('ar');

export const panes: PaneMessages = {
  details: {
    title: 'عن هذه المحادثة',
    close: 'أغلق التفاصيل',
    course: 'المقرر',
    people: 'الأشخاص',
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
    tagline: 'أسئلتك لمدرّسيك، وإجاباتها حيث تتعلّم.',
    email: 'البريد الإلكتروني',
    password: 'كلمة المرور',
    submit: 'سجّل الدخول',
    working: 'جارٍ تسجيل الدخول…',
    wrong: 'البريد الإلكتروني أو كلمة المرور غير صحيحة.',
    tooMany: 'محاولات كثيرة. انتظر دقيقة ثم حاول.',
    suspended: 'أُوقف دخولك. اسأل مدرستك أو من يدير هذه الخدمة.',
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
    unreadFirst: 'المحادثات غير المقروءة أولًا',
    unreadFirstHint: 'إن أوقفته رُتّبت القائمة بحسب الوقت وحده.',
    sound: 'صوت الرسالة الجديدة',
    soundDay: 'ليس ليلًا',
    soundAlways: 'دائمًا',
    soundNever: 'أبدًا',
  },

  shortcuts: {
    title: 'اختصارات لوحة المفاتيح',
    send: 'إرسال الرسالة',
    newLine: 'سطر جديد',
    editLast: 'تعديل آخر رسالة لك، والمربع فارغ',
    messages: 'التنقل بين الرسائل',
    first: 'إلى أول رسالة',
    latest: 'إلى آخر رسالة',
    compose: 'إلى مربع الكتابة',
    search: 'البحث عن أشخاص',
    searchMessages: 'البحث في الرسائل',
    cancel: 'إلغاء، إغلاق',
    help: 'هذه القائمة',
  },

  update: {
    ready: 'نسخة جديدة جاهزة.',
    take: 'أعد التحميل',
  },

  notFound: {
    hint: 'لا شيء في هذا العنوان.',
    home: 'إلى المحادثات',
  },

  roster: {
    title: 'الطلاب',
    search: 'ابحث عن طلاب',
    notStarted: 'لا محادثة بعد',
    empty: 'لا طلاب بعد',
    emptyHint: 'يظهر الطلاب هنا حالما يُسجَّلون في هذا المقرر.',
    noMatch: 'لم يُعثر على أحد',
    noMatchHint: (query) => `لا طالب في هذا المقرر يطابق «${query}».`,
    forbiddenHint: 'لا يرى طلاب هذا المقرر إلا هيئة تدريسه.',
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

  ...later,
  group,
  files,
  tray,

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
    common: 'كلمة المرور هذه من أول ما يُخمَّن، أو هي اسمك. اختر غيرها.',
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

  search: {
    title: 'البحث في الرسائل',
    hint: 'تكفي بداية الكلمة، ولا فرق في التشكيل ولا في حالة الأحرف.',
    filters: 'تضييق البحث',
    where: 'أين',
    everywhere: 'كل المحادثات',
    here: 'هذه المحادثة',
    from: 'من',
    anyone: 'أي شخص',
    when: 'متى',
    anyTime: 'أي وقت',
    pastWeek: 'الأسبوع الماضي',
    pastMonth: 'الشهر الماضي',
    pastYear: 'السنة الماضية',
    days: 'أيام محددة …',
    since: 'أول يوم',
    until: 'آخر يوم',
    clearPerson: 'من أي شخص',
    nobody: 'لا أحد بهذا الاسم',
    morePeople: 'هناك المزيد: تابع الكتابة.',
    withFile: 'مع ملف',
    results: 'النتائج',
    count: (n, more) =>
      more
        ? `وُجد أكثر من ${num(n - 1)} رسالة`
        : count(n, {
            zero: 'لم توجد رسائل',
            one: 'وُجدت رسالة واحدة',
            two: 'وُجدت رسالتان',
            few: `وُجدت ${num(n)} رسائل`,
            other: `وُجدت ${num(n)} رسالة`,
          }),
    none: 'لا نتائج',
    noneHint: 'جرّب كلمات أقل، أو بداية كلمة.',
    incomplete: 'ما زالت الرسائل الأقدم تُهيّأ للبحث.',
    searching: 'جارٍ البحث',
    back: 'عودة إلى النتائج',
    inRoom: (name) => `في ${name}`,
  },

  notifications: {
    title: 'الإشعارات',
    device: 'أعلمني على هذا الجهاز',
    deviceHint: 'حتى والتطبيق مغلق: من كتب، وماذا كتب فقط إن سمحت بذلك أدناه.',
    unsupported: 'هذا المتصفح لا يعرض إشعارات. على الهاتف أضف التطبيق إلى الشاشة الرئيسية أولًا.',
    blocked: 'الإشعارات محظورة. اسمح بها لهذا الموقع في إعدادات متصفحك.',
    failed: 'لم ينجح ذلك. حاول من جديد.',
    showText: 'إظهار ما كُتب',
    showTextHint: 'يستطيع من يرى شاشتك قراءته، حتى وهي مقفلة.',
    mail: 'راسلني بالبريد عن الرسائل غير المقروءة',
    mailHint: 'عندما تغيب لبعض الوقت.',
    quiet: 'ساعات الهدوء',
    quietHint: 'تنتظر الرسائل حتى تنتهي.',
    from: 'من',
    to: 'إلى',
    days: 'الأيام',
    time: (n) => `وقت الهدوء ${num(n)}`,
    addTime: 'وقت آخر',
    removeTime: 'إزالة هذا الوقت',
    mostTimes: 'الحد الأقصى وقتان لكل يوم.',
    zone: (name) => `الأوقات بتوقيت ${name}.`,
    sendSilently: 'أرسل بصمت',
  },
  safety,
  audit,

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
