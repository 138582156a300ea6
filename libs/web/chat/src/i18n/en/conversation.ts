import { plural } from '../plural';

const count = plural('en');

/** Words of an open conversation. */
export const conversation = {
  chat: {
    history: (name: string) => `Messages with ${name}`,
    empty: 'No messages yet',
    emptyHint: (name: string) => `Say hello to ${name}. Only the two of you are in this conversation.`,
    emptyGroupHint: 'Write the first message of this conversation.',
    beginning: (name: string) => `This is the beginning of your conversation with ${name}.`,
    private: 'Only the two of you are in this conversation.',
    group: (n: number) => count(n, { one: '1 member', other: `${n} members` }),
    loadingOlder: 'Loading older messages',
    loading: 'Loading messages',
    newMessages: 'New messages',
    back: 'Back to the list',
    details: 'Details',
  },

  message: {
    you: 'You',
    /** Who is not in the room any more. */
    someone: 'Someone',
    deleted: 'This message was deleted',
    edited: 'edited',
    inReplyTo: (name: string) => `In reply to ${name}`,
    sending: 'Sending',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    failed: 'Not sent',
    history: 'Show what it said before',
    formula: '[formula]',
    files: {
      image: (n: number) => count(n, { one: 'Photo', other: `${n} photos` }),
      voice: (n: number) => count(n, { one: 'Voice note', other: `${n} voice notes` }),
      file: (n: number) => count(n, { one: 'File', other: `${n} files` }),
    },
    more: 'Show more',
    less: 'Show less',
    copied: 'Copied',
    copyCode: 'Copy code',
    code: 'Code',
    table: 'Table',
    mathematics: 'Formula',
  },

  reactions: {
    list: 'Reactions',
    add: 'React',
  },

  composer: {
    label: (name: string) => `Message to ${name}`,
    placeholder: (name: string) => `Message ${name}`,
    send: 'Send',
    hintEnter: 'Enter sends, Shift+Enter starts a new line',
    hintButton: 'Ctrl+Enter sends, Enter starts a new line',
    save: 'Save',
    preview: 'Preview',
    write: 'Back to writing',
    emoji: 'Insert emoji',
  },

  connection: {
    connecting: 'Connecting…',
  },
};
