import type { PaneMessages } from '../en/panes';
import { plural } from '../plural';

const count = plural('ar');
const digits = new Intl.NumberFormat('ar');
const num = (n: number): string => digits.format(n);

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
  download: 'نزّل',
  gone: 'لم يعد متاحًا',
  notLoaded: 'لم تُحمَّل',
  notDownloaded: 'تعذّر التنزيل. حاول مرة أخرى.',
  retry: 'أعد المحاولة',
};
