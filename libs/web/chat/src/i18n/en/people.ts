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
    typing: (name: string) => `${name} is typing`,
    severalTyping: 'Several people are typing',
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
    noMatch: 'Nobody found',
    noMatchHint: (query: string) => `No conversation with “${query}”.`,
    start: 'Start chat',
    loadMore: 'Show more',
    choose: 'Choose a conversation',
    chooseHint: 'Pick someone on the left, or start a new chat.',
    filter: 'Show',
    filterAll: 'All',
    filterUnread: 'Unread',
    nothingUnread: 'All read',
    nothingUnreadHint: 'You have answered everyone. New messages appear here.',
  },

  roster: {
    title: 'Students',
    search: 'Search students',
    notStarted: 'No conversation yet',
    empty: 'No students yet',
    emptyHint: 'Students appear here as soon as they are enrolled in this course.',
    noMatch: 'Nobody found',
    noMatchHint: (query: string) => `No student of this course matches “${query}”.`,
    choose: 'Choose a student',
    chooseHint: 'Pick a student to read or start the conversation.',
  },

  people: {
    title: 'Start chat',
    empty: 'Nobody to write to yet',
    emptyHint: 'You can write to the staff of your courses once you are enrolled in one.',
    open: (name: string) => `Start chat with ${name}`,
  },

  courses: {
    yours: 'Your courses',
    empty: 'No courses yet',
    emptyHint: 'Your courses appear here when your learning platform has enrolled you.',
    role: (role: string) => `Your role: ${role}`,
    roster: 'Open students',
    staff: 'Staff',
    staffError: 'The staff of this course could not be loaded.',
  },
};
