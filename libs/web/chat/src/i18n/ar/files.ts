import type { PaneMessages } from '../en/panes';
import { numberIn } from '../number-in';
import { plural } from '../plural';
import { voice } from './files-voice';

const count = plural('ar');
const num = numberIn('ar');

export const files: PaneMessages['files'] = {
  picture: (name) => `صورة: ${name}`,
  open: (name) => `افتح ${name}`,
  more: (n) =>
    count(n, {
      one: 'وصورة أخرى',
      two: 'وصورتان أخريان',
      few: `و${num(n)} صور أخرى`,
      other: `و${num(n)} صورة أخرى`,
    }),
  uploading: (name) => `رفع ${name}`,
  refused: 'لم يُقبل',
  ofRoom: 'الملفات والصور',
  kind: 'نوع الملف',
  kinds: { image: 'صور', file: 'مستندات', audio: 'صوت', video: 'فيديو' },
  none: 'لا شيء هنا بعد',
  loadMore: 'حمّل المزيد',
  toMessageOf: (name) => `اعرض ${name} في المحادثة`,
  loading: 'يُحمَّل',
  by: (name, at) => `${name}، ${at}`,
  older: 'الصورة الأقدم',
  newer: 'الصورة الأحدث',
  zoomIn: 'كبّر',
  zoomOut: 'صغّر',
  fit: 'اعرضها كاملة',
  toMessage: 'اعرضها في المحادثة',
  viewerHelp:
    'تكبّر علامة الزائد وتصغّر علامة الناقص، ويعرض الصفر الصورة كاملة. تحرّك الأسهم الصورة المكبّرة، وتنتقل بغيرها إلى الصور الأخرى، كما تفعل صفحة لأعلى وصفحة لأسفل دائمًا.',
  download: 'نزّل',
  gone: 'لم يعد متاحًا',
  notLoaded: 'لم تُحمَّل',
  notDownloaded: 'تعذّر التنزيل. حاول مرة أخرى.',
  retry: 'أعد المحاولة',
  film: {
    loading: (name) => `تحميل ${name}`,
    cancel: (name) => `أوقف تحميل ${name}`,
    broken: 'لا يستطيع هذا المتصفح تشغيله. يمكنك تنزيله.',
  },

  voice,
};
