import type { Messages } from '../en';
import { numberIn } from '../number-in';
import { plural } from '../plural';

const count = plural('ar');
const num = numberIn('ar');

export const conversation: Pick<Messages, 'chat' | 'message' | 'reactions' | 'composer' | 'connection'> = {
  chat: {
    history: (name) => `الرسائل مع ${name}`,
    empty: 'لا رسائل بعد',
    emptyHint: (name) => `سلّم على ${name}. لا أحد سواكما في هذه المحادثة.`,
    emptyGroupHint: 'اكتب الرسالة الأولى في هذه المحادثة.',
    beginning: (name) => `هذه بداية محادثتك مع ${name}.`,
    private: 'لا أحد سواكما في هذه المحادثة.',
    group: (n) =>
      count(n, {
        one: 'فيها شخص واحد',
        two: 'فيها شخصان',
        few: `فيها ${num(n)} أشخاص`,
        other: `فيها ${num(n)} شخصًا`,
      }),
    loadingOlder: 'تُحمَّل رسائل أقدم',
    loading: 'تُحمَّل الرسائل',
    newMessages: 'رسائل جديدة',
    back: 'عودة إلى القائمة',
    details: 'التفاصيل',
  },

  message: {
    you: 'أنت',
    someone: 'شخص ما',
    deleted: 'حُذفت هذه الرسالة',
    edited: 'معدّلة',
    inReplyTo: (name) => `ردًّا على ${name}`,
    sending: 'تُرسَل',
    sent: 'أُرسلت',
    delivered: 'وصلت',
    read: 'قُرئت',
    failed: 'لم تُرسَل',
    history: 'اعرض ما كانت تقوله',
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
    copied: 'نُسخ',
    copyCode: 'انسخ الشيفرة',
    code: 'شيفرة',
    table: 'جدول',
    mathematics: 'صيغة رياضية',
  },

  reactions: {
    list: 'التفاعلات',
    add: 'تفاعل',
  },

  composer: {
    label: (name) => `رسالة إلى ${name}`,
    placeholder: (name) => `اكتب إلى ${name}`,
    send: 'أرسل',
    hintEnter: 'Enter يرسل، وShift+Enter سطر جديد',
    hintButton: 'Ctrl+Enter يرسل، وEnter سطر جديد',
    save: 'احفظ',
    preview: 'معاينة',
    write: 'عودة إلى الكتابة',
    emoji: 'أدرج رمزًا تعبيريًّا',
  },

  connection: {
    connecting: 'جارٍ الاتصال…',
  },
};
