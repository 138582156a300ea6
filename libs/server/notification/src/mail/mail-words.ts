import type { FilesSummary } from '@officehours/contracts';

/** The words of e-mails, by language. */
export interface MailWords {
  subject: (messages: number) => string;
  greeting: (name: string) => string;
  room: (name: string, messages: number) => string;
  files: (files: FilesSummary) => string;
  more: string;
  moreRooms: (rooms: number) => string;
  noAnswers: string;
  why: (settings: string) => string;
  end: (link: string) => string;
}

const en: MailWords = {
  subject: (n) => (n === 1 ? '1 unread message' : `${n} unread messages`),
  greeting: (name) => `Hello ${name},`,
  room: (name, n) => `${name}: ${n === 1 ? '1 new message' : `${n} new messages`}`,
  files: ({ kind, count: n }) =>
    ({
      image: n === 1 ? 'Photo' : `${n} photos`,
      voice: n === 1 ? 'Voice note' : `${n} voice notes`,
      file: n === 1 ? 'File' : `${n} files`,
    })[kind],
  more: '…',
  moreRooms: (n) => (n === 1 ? 'And 1 more conversation.' : `And ${n} more conversations.`),
  noAnswers: 'Answers to this e-mail do not arrive. Open the conversation to answer.',
  why: (settings) => `You get this because messages stayed unread. Change that here: ${settings}`,
  end: (link) => `To end these e-mails without signing in: ${link}`,
};

const digits = new Intl.NumberFormat('ar');
const ar: MailWords = {
  subject: (n) => `رسائل غير مقروءة: ${digits.format(n)}`,
  greeting: (name) => `مرحبًا ${name}،`,
  room: (name, n) => `${name}: رسائل جديدة: ${digits.format(n)}`,
  files: ({ kind, count: n }) =>
    ({
      image: n === 1 ? 'صورة' : `صور: ${digits.format(n)}`,
      voice: n === 1 ? 'رسالة صوتية' : `رسائل صوتية: ${digits.format(n)}`,
      file: n === 1 ? 'ملف' : `ملفات: ${digits.format(n)}`,
    })[kind],
  more: '…',
  moreRooms: (n) => `محادثات أخرى: ${digits.format(n)}`,
  noAnswers: 'الرد على هذه الرسالة لا يصل. افتح المحادثة للرد.',
  why: (settings) => `وصلتك هذه الرسالة لأن رسائل بقيت غير مقروءة. غيّر ذلك هنا: ${settings}`,
  end: (link) => `لإيقاف هذه الرسائل دون تسجيل الدخول: ${link}`,
};

export function wordsFor(language: string): MailWords {
  return language.split('-')[0] === 'ar' ? ar : en;
}
