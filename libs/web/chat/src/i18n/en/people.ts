import { plural } from '../plural';

const count = plural('en');

/** Words about people, rooms and courses. */
export const people = {
  role: {
    student: 'Student',
    instructor: 'Instructor',
    assistant: 'Teaching assistant',
    admin: 'Administrator',
  },

  presence: {
    online: 'Online',
    offline: 'Offline',
    away: 'Away',
    lastSeen: (when: string, isTime: boolean) => `Last here${isTime ? ' after' : ':'} ${when}`,
    typingShort: 'typing…',
  },

  rooms: {
    title: 'Messages',
    list: 'Conversations',
    search: 'Search people',
    unread: (n: number) => count(n, { one: '1 unread message', other: `${n} unread messages` }),
    draft: 'Draft:',
    you: 'You:',
    noMessages: 'No messages yet',
    deleted: 'Message deleted',
    empty: 'No conversations yet',
    emptyHint: 'Start one with someone from your courses.',
    start: 'Start chat',
    loadMore: 'Show more',
    choose: 'Choose a conversation',
    chooseHint: 'Pick someone on the left, or start a new chat.',
    filter: 'Show',
    filterAll: 'All',
    filterUnread: 'Unread',
    filterArchived: 'Archived',
    mentioned: 'You are mentioned',
    starred: 'Starred',
    muted: 'Muted',
  },
};
