import type { PaneMessages } from '../en/panes';
import { numberIn } from '../number-in';
import { plural } from '../plural';

const count = plural('ar');
const num = numberIn('ar');

export const group: PaneMessages['group'] = {
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
  removeTitle: (name) => `أتُخرج ${name} من المجموعة؟`,
  removeHint: 'لن يستطيع القراءة ولا الكتابة هنا بعد الآن، إلا إذا أُضيف من جديد.',
  leave: 'غادر المجموعة',
  leaveTitle: 'أتغادر هذه المجموعة؟',
  leaveHint: 'لن تستطيع القراءة ولا الكتابة هنا بعد الآن، إلا إذا أُضفت من جديد.',
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
    visited: (who) => `يمكن لهيئة التدريس قراءة هذه المحادثة مدة من الوقت. ${who}`,
    madeMember: (actor, names) => `جعل ${actor} ${names} عضوًا`,
  },
};
