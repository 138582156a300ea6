import { conversation } from './en/conversation';
import { pages } from './en/pages';
import { people } from './en/people';

/**
 * Every word the reader sees. Text with a number or a name in it is a function, so that each language can order and
 * inflect as it must. Other languages are typed as `Messages` and can leave nothing out.
 */
export const en = {
  ...people,
  ...conversation,
  ...pages,

  product: 'Officehours',
  cancel: 'Cancel',
  close: 'Close',
  clear: 'Clear',
  today: 'Today',
  yesterday: 'Yesterday',
};

export type Messages = typeof en;
