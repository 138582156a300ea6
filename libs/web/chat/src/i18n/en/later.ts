import { plural } from '../plural';

const count = plural('en');

/** Words of an open conversation that its first screen does not say. */
export const later = {
  lost: {
    reconnecting: 'Connection lost. Reconnecting…',
    back: 'Connected again.',
    offline: 'You are offline. What you write is sent when you are back.',
    stale: 'No connection for a while. What you see may be out of date.',
    ended: 'Your session has ended.',
    retry: 'Try now',
    signIn: 'Sign in again',
  },

  jumps: {
    /** Stands for the name of who wrote what nobody wrote. */
    system: 'Notice',
    toLatest: 'Jump to latest',
    toLatestCount: (n: number) => count(n, { one: '1 new message', other: `${n} new messages` }),
    toUnread: 'First new message',
    backToQuote: 'Back to where you were',
    /** What a screen reader says of a new message. */
    announce: (name: string, text: string) => `${name}: ${text}`,
  },

  writing: {
    now: (name: string) => `${name} is typing`,
    several: 'Several people are typing',
    left: (n: number) => count(n, { one: '1 character left', other: `${n} characters left` }),
    tooLong: (n: number) => count(n, { one: '1 character too many', other: `${n} characters too many` }),
    editing: 'Editing your message',
    cancelEdit: 'Cancel editing',
    cancelReply: 'Cancel reply',
    replyingTo: (name: string) => `Replying to ${name}`,
  },

  acting: {
    chooseReaction: 'Choose a reaction',
    otherReactions: 'Other reactions',
    readOnly: 'Only the staff of the course writes here.',
    report: 'Report',
    actions: 'Message actions',
    reply: 'Reply',
    copy: 'Copy text',
    markUnread: 'Mark as unread from here',
    readers: 'Who has read it',
    edit: 'Edit',
    deleteForAll: 'Delete for everyone',
    deleteTitle: 'Delete this message?',
    deleteHint:
      'Everyone in the conversation will see that a message was deleted, and no longer what it said.',
    deletedBy: (name: string) => `This message was deleted by ${name}`,
    deletedByYou: 'This message was deleted by you',
    notChanged: 'The message could not be changed.',
    changedElsewhere: 'The message was changed elsewhere in the meantime. Look at it and try again.',
    tooLate: 'This message is too old to be changed.',
    historyTitle: 'Earlier versions',
  },

  found: {
    showAll: 'Show all conversations',
    noMatch: 'Nobody found',
    noMatchHint: (query: string) => `No conversation with “${query}”.`,
    nothingUnread: 'All read',
    nothingUnreadHint: 'You have answered everyone. New messages appear here.',
  },

  unsent: {
    withoutFile: (n: number) => count(n, { one: 'Send without it', other: 'Send without them' }),
    leaving: {
      title: 'Sign out with unsent messages?',
      hint: (n: number) =>
        count(n, {
          one: 'A message you wrote has not been sent yet. Signing out deletes it from this device.',
          other: `${n} messages you wrote have not been sent yet. Signing out deletes them from this device.`,
        }),
      confirm: 'Sign out',
    },
    giveUp: 'Do not send',
    retry: 'Retry',
    remove: 'Delete',
    why: {
      network: 'No connection to the service.',
      forbidden: 'You may not write in this conversation.',
      not_found: 'This conversation no longer exists.',
      validation_failed: 'The service did not accept this text.',
      idempotency_conflict: 'Another text was already sent under this number.',
      rate_limited: 'Too many messages at once.',
      other: 'The service could not take it.',
    },
  },
};
