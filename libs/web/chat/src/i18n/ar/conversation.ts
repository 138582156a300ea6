import type { Messages } from '../en';
import { plural } from '../plural';

const count = plural('ar');
const digits = new Intl.NumberFormat('ar');
const num = (n: number): string => digits.format(n);

export const conversation: Pick<Messages, 'chat' | 'message' | 'reactions' | 'composer' | 'connection'> = {
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
    delivered: 'وصلت',
    read: 'قُرئت',
    failed: 'لم تُرسَل',
    edit: 'عدّل',
    editing: 'تعدّل رسالتك',
    report: 'أبلغ',
    deleteForAll: 'احذف عند الجميع',
    history: 'اعرض ما كانت تقوله',
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
    files: {
      image: (n) => count(n, { one: 'صورة', two: 'صورتان', few: `${num(n)} صور`, other: `${num(n)} صورة` }),
      voice: (n) =>
        count(n, {
          one: 'رسالة صوتية',
          two: 'رسالتان صوتيتان',
          few: `${num(n)} رسائل صوتية`,
          other: `${num(n)} رسالة صوتية`,
        }),
      file: (n) => count(n, { one: 'ملف', two: 'ملفان', few: `${num(n)} ملفات`, other: `${num(n)} ملفًا` }),
    },
    more: 'اعرض المزيد',
    less: 'اعرض أقل',
    actions: 'إجراءات الرسالة',
    reply: 'رد',
    readers: 'من قرأها',
    markUnread: 'اجعلها غير مقروءة من هنا',
    copy: 'انسخ النص',
    copied: 'نُسخ',
    copyCode: 'انسخ الشيفرة',
    code: 'شيفرة',
    table: 'جدول',
    mathematics: 'صيغة رياضية',
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
};
