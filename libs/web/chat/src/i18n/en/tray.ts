import { plural } from '../plural';

const count = plural('en');

/** Words of files that are chosen, on their way, or refused. */
export const tray = {
  title: 'Files of this message',
  attach: 'Attach files',
  choose: 'Choose files',
  camera: 'Take a picture',
  drop: 'Drop files here to attach them',
  cancel: (name: string) => `Cancel the upload of ${name}`,
  remove: (name: string) => `Remove ${name}`,
  retry: 'Retry',
  retryOf: (name: string) => `Try ${name} again`,
  progress: (name: string) => `Upload of ${name}`,
  waiting: 'Waiting',
  waitingAgain: 'Interrupted. Trying again',
  uploading: (percent: string) => `${percent} uploaded`,
  checking: 'Being checked',
  done: 'Uploaded',
  sendsLater: 'You can send now: the message goes out once its files are uploaded.',
  stuck: 'Remove what was refused, and the message can be sent.',
  notKept:
    'These files are more than this browser keeps. Send them before you close or reload the page, or you will have to choose some of them again.',
  added: (n: number) => count(n, { one: '1 file attached', other: `${n} files attached` }),
  oneDone: (name: string) => `${name} is uploaded`,
  allDone: 'All files are uploaded',
  oneRefused: (name: string, reason: string) => `${name} was refused: ${reason}`,
  leftOut: (n: number) =>
    count(n, {
      one: 'A message has room for 10 files. 1 was left out.',
      other: `A message has room for 10 files. ${n} were left out.`,
    }),
  folder: 'Folders cannot be sent. Pack it into a ZIP file first.',
  notTaken: 'The file could not be taken. Try again when you are connected.',
  longPaste: (characters: string) => `That is a long text: ${characters} characters.`,
  asFile: 'Send it as a file',
  keepText: 'Keep it as text',
  pastedName: 'Pasted text.txt',
  why: {
    empty: 'The file is empty.',
    too_large: (most: string) => `The file is too large: at most ${most}.`,
    type_not_allowed: 'Files of this type cannot be sent.',
    content_mismatch: 'What is in the file does not go with its name.',
    unreadable: 'The picture is damaged.',
    too_many_pixels: 'The picture has too many pixels.',
    archive_unsafe: 'The archive cannot be sent: it is damaged, locked or far too large inside.',
    infected: 'A virus was found in it.',
    too_slow: 'The connection is too slow for it. Try again where it is better.',
    quota_exceeded: 'There is no room left for files here.',
    forbidden: 'You may not send files in this conversation.',
    not_found: 'This conversation no longer exists.',
    unreadable_here: 'The file can no longer be read. Choose it again.',
    other: 'The service did not take it.',
  },
};
