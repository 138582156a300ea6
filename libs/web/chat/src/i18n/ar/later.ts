import type { PaneMessages } from '../en/panes';
import { numberIn } from '../number-in';
import { plural } from '../plural';

const count = plural('ar');
const num = numberIn('ar');

export const later: Pick<PaneMessages, 'lost' | 'jumps' | 'writing' | 'acting' | 'found' | 'unsent'> = {
  lost: {
    reconnecting: 'انقطع الاتصال. تُعاد المحاولة…',
    back: 'عاد الاتصال.',
    offline: 'أنت غير متصل. يُرسَل ما تكتبه حين تعود.',
    stale: 'لا اتصال منذ مدة. قد يكون ما تراه قديمًا.',
    ended: 'انتهت جلستك.',
    retry: 'حاول الآن',
    signIn: 'سجّل الدخول من جديد',
  },

  jumps: {
    system: 'إشعار',
    toLatest: 'إلى آخر رسالة',
    toLatestCount: (n) =>
      count(n, {
        one: 'رسالة جديدة',
        two: 'رسالتان جديدتان',
        few: `${num(n)} رسائل جديدة`,
        other: `${num(n)} رسالة جديدة`,
      }),
    toUnread: 'أول رسالة جديدة',
    backToQuote: 'عودة إلى حيث كنت',
    announce: (name, text) => `${name}: ${text}`,
  },

  writing: {
    now: (name) => `${name} يكتب`,
    several: 'عدة أشخاص يكتبون',
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
    editing: 'تعدّل رسالتك',
    cancelEdit: 'ألغِ التعديل',
    cancelReply: 'ألغِ الرد',
    replyingTo: (name) => `رد على ${name}`,
  },

  acting: {
    chooseReaction: 'اختر تفاعلًا',
    otherReactions: 'تفاعلات أخرى',
    readOnly: 'لا يكتب هنا إلا هيئة التدريس.',
    report: 'أبلغ',
    actions: 'إجراءات الرسالة',
    reply: 'رد',
    copy: 'انسخ النص',
    markUnread: 'اجعلها غير مقروءة من هنا',
    readers: 'من قرأها',
    edit: 'عدّل',
    deleteForAll: 'احذف عند الجميع',
    deleteTitle: 'أتحذف هذه الرسالة؟',
    deleteHint: 'سيرى كل من في المحادثة أن رسالة حُذفت، ولن يرى ما فيها.',
    deletedBy: (name) => `حُذفت هذه الرسالة من قِبل ${name}`,
    deletedByYou: 'حُذفت هذه الرسالة من قِبلك',
    notChanged: 'تعذّر تغيير الرسالة.',
    changedElsewhere: 'غُيّرت الرسالة في مكان آخر. راجعها ثم حاول مرة أخرى.',
    tooLate: 'هذه الرسالة أقدم من أن تُغيَّر.',
    historyTitle: 'الصيغ السابقة',
  },

  found: {
    showAll: 'أظهر كل المحادثات',
    noMatch: 'لم يُعثر على أحد',
    noMatchHint: (query) => `لا محادثة مع «${query}».`,
    nothingUnread: 'قرأت كل شيء',
    nothingUnreadHint: 'أجبت الجميع. تظهر الرسائل الجديدة هنا.',
  },

  unsent: {
    withoutFile: (n) => count(n, { one: 'أرسل بدونه', two: 'أرسل بدونهما', other: 'أرسل بدونها' }),
    leaving: {
      title: 'تسجيل الخروج مع رسائل لم تُرسَل؟',
      hint: (n) =>
        count(n, {
          one: 'كتبت رسالة لم تُرسَل بعد. يحذفها تسجيل الخروج من هذا الجهاز.',
          two: 'كتبت رسالتين لم تُرسَلا بعد. يحذفهما تسجيل الخروج من هذا الجهاز.',
          few: `كتبت ${n} رسائل لم تُرسَل بعد. يحذفها تسجيل الخروج من هذا الجهاز.`,
          other: `كتبت ${n} رسالة لم تُرسَل بعد. يحذفها تسجيل الخروج من هذا الجهاز.`,
        }),
      confirm: 'تسجيل الخروج',
    },
    giveUp: 'لا ترسلها',
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
  },
};
