import type { FilesKind } from '@officehours/contracts';

/** What notifications say of themselves. */
export interface NoticeWords {
  one: string;
  many: (n: number) => string;
  manyIn: (n: number, room: string) => string;
  lastFrom: (name: string) => string;
  files: Record<FilesKind, [one: string, many: (n: number) => string]>;
}

const english: NoticeWords = {
  one: 'New message',
  many: (n) => `${n} new messages`,
  manyIn: (n, room) => `${n} new messages in ${room}`,
  lastFrom: (name) => `The last one from ${name}`,
  files: {
    image: ['Photo', (n) => `${n} photos`],
    voice: ['Voice note', (n) => `${n} voice notes`],
    file: ['File', (n) => `${n} files`],
  },
};

/** In the digits of the reader's region, as on the page. */
const num = (n: number): string =>
  new Intl.NumberFormat(navigator.languages.find((tag) => tag.startsWith('ar-')) ?? 'ar').format(n);

const arabic: NoticeWords = {
  one: 'رسالة جديدة',
  many: (n) => `رسائل جديدة: ${num(n)}`,
  manyIn: (n, room) => `رسائل جديدة في ${room}: ${num(n)}`,
  lastFrom: (name) => `الأخيرة من ${name}`,
  files: {
    image: ['صورة', (n) => `صور: ${num(n)}`],
    voice: ['رسالة صوتية', (n) => `رسائل صوتية: ${num(n)}`],
    file: ['ملف', (n) => `ملفات: ${num(n)}`],
  },
};

/** In the language of the device: no page is open that could say which one was chosen in it. */
export const noticeWords = (): NoticeWords => (navigator.language.startsWith('ar') ? arabic : english);
