import type { PaneMessages } from '../en/panes';

export const voice: PaneMessages['files']['voice'] = {
  note: 'رسالة صوتية',
  play: (name) => `شغّل ${name}`,
  pause: (name) => `أوقف ${name} مؤقتًا`,
  position: 'الموضع',
  atOf: (at, length) => `${at} من ${length}`,
  speed: (rate) => `السرعة: ${rate}`,
  failed: 'تعذّر تشغيلها.',
  transcript: 'النص المكتوب',
  more: 'اعرضه كاملًا',
  less: 'اعرض أقل',
  by: (name) => `رسالة صوتية، ${name}`,

  record: 'سجّل رسالة صوتية',
  title: 'تسجيل رسالة صوتية',
  asking: 'يسألك المتصفح هل يُسمح باستعمال الميكروفون.',
  recording: 'يُسجَّل',
  paused: 'متوقف مؤقتًا',
  recorded: (length) => `سُجّلت، ${length}. استمع إليها أو أرسلها.`,
  left: (time) => `بقي ${time}`,
  pauseRecording: 'إيقاف مؤقت',
  resume: 'تابع',
  stop: 'أوقف واستمع',
  discard: 'تخلّص منها',
  send: 'أرسل الرسالة الصوتية',
  again: 'حاول مرة أخرى',
  close: 'أغلق',
  transcriptLabel: 'ما يقال فيها (لمن لا يستطيع الاستماع)',
  notSent: 'تعذّر أخذ الرسالة الصوتية. حاول مرة أخرى.',
  refused: {
    denied:
      'الميكروفون محجوب عن هذه الصفحة. اسمح به في متصفحك، في إعدادات الموقع بجانب عنوانه، ثم حاول مرة أخرى.',
    missing: 'لم يُعثر على ميكروفون. صِل واحدًا ثم حاول مرة أخرى.',
    busy: 'تعذّر تشغيل الميكروفون. ربما يستعمله برنامج آخر.',
    unsupported: 'لا يستطيع هذا المتصفح التسجيل هنا. يحتاج ذلك إلى عنوان آمن (https).',
  },
};
