import type { Messages } from './en';
import { plural } from './plural';

const count = plural('ar');
const digits = new Intl.NumberFormat('ar');
const num = (n: number): string => digits.format(n);

export const ar: Messages = {
  product: 'Officehours',
  tagline: 'أسئلتك لمدرّسيك، وإجاباتها حيث تتعلّم.',

  role: {
    student: 'طالب',
    instructor: 'مدرّس',
    assistant: 'مدرّس مساعد',
    admin: 'مدير',
  },

  presence: {
    online: 'متصل',
    offline: 'غير متصل',
    typing: (name) => `${name} يكتب`,
    severalTyping: 'عدة أشخاص يكتبون',
    typingShort: 'يكتب…',
  },

  rooms: {
    title: 'الرسائل',
    list: 'المحادثات',
    search: 'ابحث عن أشخاص',
    unread: (n) =>
      count(n, {
        zero: 'لا رسائل غير مقروءة',
        one: 'رسالة واحدة غير مقروءة',
        two: 'رسالتان غير مقروءتين',
        few: `${num(n)} رسائل غير مقروءة`,
        other: `${num(n)} رسالة غير مقروءة`,
      }),
    draft: 'مسودة:',
    you: 'أنت:',
    noMessages: 'لا رسائل بعد',
    deleted: 'حُذفت الرسالة',
    empty: 'لا محادثات بعد',
    emptyHint: 'ابدأ محادثة مع أحد من مقرراتك.',
    noMatch: 'لم يُعثر على أحد',
    noMatchHint: (query) => `لا محادثة مع «${query}».`,
    start: 'ابدأ محادثة',
    loadMore: 'اعرض المزيد',
    choose: 'اختر محادثة',
    chooseHint: 'اختر شخصًا من القائمة، أو ابدأ محادثة جديدة.',
    filter: 'اعرض',
    filterAll: 'الكل',
    filterUnread: 'غير المقروءة',
    nothingUnread: 'قرأت كل شيء',
    nothingUnreadHint: 'أجبت الجميع. تظهر الرسائل الجديدة هنا.',
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

  chat: {
    history: (name) => `الرسائل مع ${name}`,
    empty: 'لا رسائل بعد',
    emptyHint: (name) => `سلّم على ${name}. لا يقرأ هذا غيركما.`,
    emptyGroupHint: 'اكتب الرسالة الأولى في هذه المحادثة.',
    beginning: (name) => `هذه بداية محادثتك مع ${name}.`,
    private: 'لا يقرأ هذا غيركما.',
    group: (n) =>
      count(n, {
        one: 'شخص واحد يقرأ هذا',
        two: 'شخصان يقرآن هذا',
        few: `${num(n)} أشخاص يقرؤون هذا`,
        other: `${num(n)} شخصًا يقرؤون هذا`,
      }),
    loadingOlder: 'تُحمَّل رسائل أقدم',
    loading: 'تُحمَّل الرسائل',
    newMessages: 'رسائل جديدة',
    toLatest: 'إلى آخر رسالة',
    toLatestCount: (n) =>
      count(n, {
        one: 'رسالة جديدة',
        two: 'رسالتان جديدتان',
        few: `${num(n)} رسائل جديدة`,
        other: `${num(n)} رسالة جديدة`,
      }),
    toUnread: (n) =>
      count(n, { one: 'واحدة غير مقروءة', two: 'اثنتان غير مقروءتين', other: `${num(n)} غير مقروءة` }),
    back: 'عودة إلى القائمة',
    details: 'التفاصيل',
    backToQuote: 'عودة إلى حيث كنت',
  },

  message: {
    you: 'أنت',
    system: 'إشعار',
    deleted: 'حُذفت هذه الرسالة',
    edited: 'معدّلة',
    inReplyTo: (name) => `ردًّا على ${name}`,
    sending: 'تُرسَل',
    sent: 'أُرسلت',
    read: 'قُرئت',
    failed: 'لم تُرسَل',
    edit: 'عدّل',
    editing: 'تعدّل رسالتك',
    deleteForAll: 'احذف عند الجميع',
    deleteTitle: 'أتحذف هذه الرسالة؟',
    deleteHint: 'سيرى كل من في المحادثة أن رسالة حُذفت، ولن يرى ما فيها.',
    history: 'اعرض ما كانت تقوله',
    historyTitle: 'الصيغ السابقة',
    notChanged: 'تعذّر تغيير الرسالة.',
    changedElsewhere: 'غُيّرت الرسالة في مكان آخر. راجعها ثم حاول مرة أخرى.',
    tooLate: 'هذه الرسالة أقدم من أن تُغيَّر.',
    retry: 'أعد المحاولة',
    remove: 'احذف',
    why: {
      network: 'لا اتصال بالخدمة.',
      forbidden: 'لا يحق لك الكتابة في هذه المحادثة.',
      not_found: 'لم تعد هذه المحادثة موجودة.',
      validation_failed: 'لم تقبل الخدمة هذا النص.',
      idempotency_conflict: 'أُرسل نص آخر بهذا الرقم من قبل.',
      rate_limited: 'رسائل كثيرة دفعة واحدة.',
      other: 'تعذّر على الخدمة قبولها.',
    },
    formula: '[صيغة]',
    more: 'اعرض المزيد',
    less: 'اعرض أقل',
    actions: 'إجراءات الرسالة',
    reply: 'رد',
    copy: 'انسخ النص',
    copied: 'نُسخ',
    copyCode: 'انسخ الشيفرة',
    code: 'شيفرة',
    announce: (name, text) => `${name}: ${text}`,
    announceMany: (n) =>
      count(n, {
        one: 'رسالة جديدة',
        two: 'رسالتان جديدتان',
        few: `${num(n)} رسائل جديدة`,
        other: `${num(n)} رسالة جديدة`,
      }),
  },

  reactions: {
    list: 'التفاعلات',
    add: 'تفاعل',
    choose: 'اختر تفاعلًا',
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

  composer: {
    label: (name) => `رسالة إلى ${name}`,
    placeholder: (name) => `اكتب إلى ${name}`,
    send: 'أرسل',
    left: (n) =>
      count(n, {
        zero: 'لم يبقَ شيء',
        one: 'بقي حرف واحد',
        two: 'بقي حرفان',
        few: `بقيت ${num(n)} أحرف`,
        other: `بقي ${num(n)} حرفًا`,
      }),
    tooLong: (n) =>
      count(n, {
        one: 'زاد حرف واحد',
        two: 'زاد حرفان',
        few: `زادت ${num(n)} أحرف`,
        other: `زاد ${num(n)} حرفًا`,
      }),
    hintEnter: 'Enter يرسل، وShift+Enter سطر جديد',
    hintButton: 'Ctrl+Enter يرسل، وEnter سطر جديد',
    save: 'احفظ',
    cancelEdit: 'ألغِ التعديل',
    cancelReply: 'ألغِ الرد',
    replyingTo: (name) => `رد على ${name}`,
    preview: 'معاينة',
    write: 'عودة إلى الكتابة',
    emoji: 'أدرج رمزًا تعبيريًّا',
  },

  connection: {
    connecting: 'جارٍ الاتصال…',
    reconnecting: 'انقطع الاتصال. تُعاد المحاولة…',
    offline: 'أنت غير متصل. يُرسَل ما تكتبه حين تعود.',
    stale: 'لا اتصال منذ مدة. قد يكون ما تراه قديمًا.',
    ended: 'انتهت جلستك.',
    retry: 'حاول الآن',
    signIn: 'سجّل الدخول من جديد',
  },

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

  cancel: 'ألغِ',
  close: 'أغلق',
  clear: 'امسح',
  today: 'اليوم',
  yesterday: 'أمس',
};
