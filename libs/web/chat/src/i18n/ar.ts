import { conversation } from './ar/conversation';
import { pages } from './ar/pages';
import { people } from './ar/people';
import type { Messages } from './en';

export const ar: Messages = {
  ...people,
  ...conversation,
  ...pages,

  product: 'Officehours',
  cancel: 'ألغِ',
  close: 'أغلق',
  clear: 'امسح',
  today: 'اليوم',
  yesterday: 'أمس',
};
