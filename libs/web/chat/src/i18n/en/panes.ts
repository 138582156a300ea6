import { plural } from '../plural';
import { audit } from './audit';
import { files } from './files';
import { group } from './group';
import { later } from './later';
import { safety } from './safety';
import { tray } from './tray';

const count = plural('en');

/** Words of what is fetched when it is first needed; they come with it, in all languages. */
export const panes = {
  details: {
    title: 'About this conversation',
    close: 'Close details',
    course: 'Course',
    people: 'People',
    started: (date: string) => `Started ${date}`,
    messages: (n: number) => count(n, { one: '1 message', other: `${n} messages` }),
    you: 'you',
  },

  signIn: {
    tagline: 'Questions to your instructors, answered where you learn.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    wrong: 'E-mail or password is not right.',
    tooMany: 'Too many attempts. Wait a minute and try again.',
    suspended: 'Your access has been suspended. Ask your school or whoever looks after this service.',
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
    unreadFirst: 'Unread conversations first',
    unreadFirstHint: 'When off, the list goes by time alone.',
    sound: 'Sound of a new message',
    soundDay: 'Not at night',
    soundAlways: 'Always',
    soundNever: 'Never',
  },

  shortcuts: {
    title: 'Keyboard shortcuts',
    send: 'Send the message',
    newLine: 'New line',
    editLast: 'Edit your last message, from the empty box',
    messages: 'Move between messages',
    first: 'First message',
    latest: 'Last message',
    compose: 'Go to the message box',
    search: 'Search people',
    searchMessages: 'Search messages',
    cancel: 'Cancel, close',
    help: 'This list',
  },

  update: {
    ready: 'A new version is ready.',
    take: 'Reload',
  },

  notFound: {
    hint: 'There is nothing at this address.',
    home: 'Go to conversations',
  },

  roster: {
    title: 'Students',
    search: 'Search students',
    notStarted: 'No conversation yet',
    empty: 'No students yet',
    emptyHint: 'Students appear here as soon as they are enrolled in this course.',
    noMatch: 'Nobody found',
    noMatchHint: (query: string) => `No student of this course matches “${query}”.`,
    forbiddenHint: 'Only the staff of this course can see its students.',
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

  ...later,
  group,
  files,
  tray,

  account: {
    sessions: 'Where you are signed in',
    thisDevice: 'This device',
    unknownDevice: 'Another device',
    lastUsed: (when: string) => `Last used ${when}`,
    end: 'Sign out',
    endOn: (device: string) => `Sign out ${device}`,
    endOthers: 'Sign out everywhere else',
    password: 'Password',
    current: 'Current password',
    next: 'New password',
    wrong: 'This password is not right.',
    refused: 'This password was not accepted. Try a longer one.',
    common: 'This password is among the first that are guessed, or your own name. Choose another.',
    hint: 'At least 8 characters. All other devices are signed out.',
    changed: 'Your password is changed, and all other devices are signed out.',
    change: 'Change password',
  },

  privacy: {
    receipts: 'Show others what I have read',
    receiptsHint: 'When off, others see that a message was sent, and no more.',
    lastSeen: 'Show when I was last here',
    away: 'I am away',
    awayHint: 'Others see that they need not wait for you.',
  },

  search: {
    title: 'Search messages',
    hint: 'Words begin as you type them; capitals and accents do not matter.',
    filters: 'Narrow the search',
    where: 'Where',
    everywhere: 'All conversations',
    here: 'This conversation',
    from: 'From',
    anyone: 'Anyone',
    when: 'When',
    anyTime: 'Any time',
    pastWeek: 'Past week',
    pastMonth: 'Past month',
    pastYear: 'Past year',
    days: 'Certain days …',
    since: 'First day',
    until: 'Last day',
    clearPerson: 'From anyone',
    nobody: 'Nobody of this name',
    morePeople: 'There are more: go on typing.',
    withFile: 'With a file',
    results: 'Results',
    count: (n: number, more: boolean) =>
      more
        ? `More than ${n - 1} messages found`
        : count(n, { one: '1 message found', other: `${n} messages found` }),
    none: 'Nothing found',
    noneHint: 'Try fewer words, or the beginning of one.',
    incomplete: 'Older messages are still being made searchable.',
    searching: 'Searching',
    back: 'Back to the results',
    inRoom: (name: string) => `in ${name}`,
  },

  notifications: {
    title: 'Notifications',
    device: 'Tell me on this device',
    deviceHint: 'Also when the app is closed: who wrote, and what only if you allow it below.',
    unsupported: 'This browser cannot show notifications. On a phone, add the app to the home screen first.',
    blocked: 'Notifications are blocked. Allow them for this site in the settings of your browser.',
    failed: 'That did not work. Try again.',
    showText: 'Show what was written',
    showTextHint: 'Others who see your screen can read it, also when it is locked.',
    mail: 'E-mail me about unread messages',
    mailHint: 'When you have not been here for a while.',
    quiet: 'Quiet hours',
    quietHint: 'Messages wait until they are over.',
    from: 'From',
    to: 'To',
    days: 'Days',
    time: (n: number) => `Quiet time ${n}`,
    addTime: 'Another time',
    removeTime: 'Remove this time',
    mostTimes: 'Two times for each day are the most.',
    zone: (name: string) => `Times are those of ${name}.`,
    sendSilently: 'Send silently',
  },
  safety,
  audit,

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
