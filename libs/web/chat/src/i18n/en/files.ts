import { plural } from '../plural';
import { voice } from './files-voice';

const count = plural('en');

/** Words of files: in the conversation, large, and in their list. */
export const files = {
  picture: (name: string) => `Picture: ${name}`,
  open: (name: string) => `Open ${name}`,
  more: (n: number) => count(n, { one: 'and 1 more picture', other: `and ${n} more pictures` }),
  uploading: (name: string) => `Upload of ${name}`,
  refused: 'Not taken',
  ofRoom: 'Files and pictures',
  kind: 'Kind of file',
  kinds: { image: 'Pictures', file: 'Documents', audio: 'Audio', video: 'Video' },
  none: 'Nothing here yet',
  loadMore: 'Load more',
  toMessageOf: (name: string) => `Show ${name} in conversation`,
  loading: 'Loading',
  by: (name: string, at: string) => `${name}, ${at}`,
  older: 'Older picture',
  newer: 'Newer picture',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show all of it',
  toMessage: 'Show in conversation',
  viewerHelp:
    'Plus and minus zoom, zero shows all of it. Arrow keys move a zoomed picture, and lead to other pictures otherwise. Page up and page down always do.',
  download: 'Download',
  gone: 'No longer available',
  notLoaded: 'Not loaded',
  notDownloaded: 'The download failed. Try again.',
  retry: 'Try again',
  film: {
    loading: (name: string) => `Loading ${name}`,
    cancel: (name: string) => `Stop loading ${name}`,
    broken: 'This browser cannot play it. You can download it.',
  },

  voice,
};
