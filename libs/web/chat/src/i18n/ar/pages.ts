import type { Messages } from '../en';

export const pages: Pick<Messages, 'errors' | 'menu'> = {
  errors: {
    title: 'تعذّر التحميل',
    forbidden: 'لا يمكنك فتح هذا',
    forbiddenHint: 'هذه المحادثة لأشخاص آخرين، أو لم تعد موجودة.',
    network: 'تعذّر الوصول إلى الخدمة. تحقّق من اتصالك.',
    unavailable: 'الخدمة مشغولة الآن.',
    unknown: 'حدث خطأ من جهتنا.',
    retry: 'حاول مرة أخرى',
    toList: 'عودة إلى المحادثات',
    crashed: 'توقف هذا الجزء من الصفحة عن العمل',
    crashedHint: 'لم يضع شيء مما أرسلته.',
    reload: 'أعد التحميل',
    notFound: 'الصفحة غير موجودة',
  },

  menu: {
    account: 'قائمة الحساب',
    settings: 'الإعدادات',
    courses: 'المقررات',
    shortcuts: 'اختصارات لوحة المفاتيح',
    signOut: 'تسجيل الخروج',
    search: 'البحث في الرسائل',
    navigation: 'المحادثات والأشخاص',
    pages: 'الصفحات',
    messages: 'الرسائل',
  },
};
