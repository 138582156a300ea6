import type { Messages } from '../en';
import { numberIn } from '../number-in';
import { plural } from '../plural';

const count = plural('ar');
const num = numberIn('ar');

export const people: Pick<Messages, 'role' | 'presence' | 'rooms'> = {
  role: {
    student: 'طالب',
    instructor: 'مدرّس',
    assistant: 'مدرّس مساعد',
    admin: 'مدير',
  },

  presence: {
    online: 'متصل',
    offline: 'غير متصل',
    away: 'غير متاح',
    lastSeen: (when, isTime) => `آخر ظهور${isTime ? ' بعد' : ':'} ${when}`,
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
    start: 'ابدأ محادثة',
    loadMore: 'اعرض المزيد',
    choose: 'اختر محادثة',
    chooseHint: 'اختر شخصًا من القائمة، أو ابدأ محادثة جديدة.',
    filter: 'اعرض',
    filterAll: 'الكل',
    filterUnread: 'غير المقروءة',
    filterArchived: 'المؤرشفة',
    mentioned: 'ذُكرت هنا',
    starred: 'مميزة',
    muted: 'مكتومة',
  },
};
