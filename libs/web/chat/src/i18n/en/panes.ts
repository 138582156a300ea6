import { plural } from '../plural';

const count = plural('en');

/** Words of what is fetched when it is first needed; they come with it, in all languages. */
export const panes = {
  details: {
    title: 'About this conversation',
    close: 'Close details',
    course: 'Course',
    people: 'People',
    whoReads: 'Who can read this',
    started: (date: string) => `Started ${date}`,
    messages: (n: number) => count(n, { one: '1 message', other: `${n} messages` }),
    you: 'you',
  },

  signIn: {
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    wrong: 'E-mail or password is not right.',
    tooMany: 'Too many attempts. Wait a minute and try again.',
    demoTitle: 'Try it as one of two people',
    demoHint: 'Open the other one in a second window and watch them talk.',
    continueAs: (name: string) => `Continue as ${name}`,
    or: 'or with your account',
    noWays: 'Open the chat from your learning platform: it signs you in.',
  },

  settings: {
    title: 'Settings',
    language: 'Language',
    automatic: 'Automatic',
    theme: 'Appearance',
    themeAuto: 'As on this device',
    themeLight: 'Light',
    themeDark: 'Dark',
    enterSends: 'Enter sends the message',
    enterSendsHint: 'When off, Enter starts a new line and Ctrl+Enter sends.',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    send: 'Send the message',
    newLine: 'New line',
    messages: 'Move between messages',
    latest: 'Jump to the latest message',
    compose: 'Go to the message box',
    search: 'Search people',
    cancel: 'Cancel, close',
    help: 'This list',
  },

  update: {
    ready: 'A new version is ready.',
    take: 'Reload',
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

  group: {
    together: 'Together',
    create: 'New group',
    make: 'Make group',
    name: 'Name of the group',
    rename: 'Rename',
    people: (n: number) => (n === 0 ? 'People' : `People: ${n} chosen`),
    find: 'Find people',
    offered: 'People of the course',
    nobody: 'Nobody found',
    history: 'Who comes later sees',
    historyJoined: 'What is said from then on',
    historyAll: 'Everything',
    askStaff: 'Ask all staff',
    announcements: 'Announcements',
    members: (n: number) => count(n, { one: '1 member', other: `${n} members` }),
    owner: 'Owner',
    add: 'Add people',
    change: (name: string) => `Change ${name}`,
    makeOwner: 'Make owner',
    makeMember: 'Make member',
    remove: 'Remove from group',
    leave: 'Leave group',
    mention: 'People to mention',
    readBy: 'Read by',
    notReadYet: 'Not read yet',
    deliveredTo: 'Delivered to',
    mute: 'Mute',
    star: 'Star',
    archive: 'Archive',
    failed: 'That did not work. Try again.',
    notAllowed: 'You may not do this.',
    tooMany: 'A group has at most 100 members.',
    lastOwner: 'Somebody has to own the group.',
    told: {
      created: (actor: string, title: string) => `${actor} made the group “${title}”`,
      renamed: (actor: string, title: string) => `${actor} named the group “${title}”`,
      added: (actor: string, names: string) => `${actor} added ${names}`,
      joined: (names: string) => `${names} joined`,
      removed: (actor: string, names: string) => `${actor} removed ${names}`,
      wentFromCourse: (names: string) => `${names} left the course`,
      left: (names: string) => `${names} left`,
      madeOwner: (actor: string, names: string) => `${actor} made ${names} an owner`,
      madeMember: (actor: string, names: string) => `${actor} made ${names} a member`,
    },
  },

  privacy: {
    receipts: 'Show others what I have read',
    receiptsHint: 'When off, others see that a message was sent, and no more.',
    lastSeen: 'Show when I was last here',
    away: 'I am away',
    awayHint: 'Others see that they need not wait for you.',
  },

  emoji: {
    search: 'Search emoji',
    none: 'No emoji found',
    groups: {
      smileys: 'Faces',
      people: 'People and hands',
      nature: 'Nature',
      food: 'Food',
      activity: 'Activity',
      objects: 'Objects',
      symbols: 'Symbols',
    },
  },
};

export type PaneMessages = typeof panes;
