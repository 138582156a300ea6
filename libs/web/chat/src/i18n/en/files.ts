import { plural } from '../plural';

const count = plural('en');

/** Words of files: in the conversation, large, and in their list. */
export const files = {
  picture: (name: string) => `Picture: ${name}`,
  open: (name: string) => `Open ${name}`,
  more: (n: number) => count(n, { one: 'and 1 more picture', other: `and ${n} more pictures` }),
  download: 'Download',
  gone: 'No longer available',
  notLoaded: 'Not loaded',
  notDownloaded: 'The download failed. Try again.',
  retry: 'Try again',
};
