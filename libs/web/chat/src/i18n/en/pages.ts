import { plural } from '../plural';

const count = plural('en');

/** Words of the pages and panes around it. */
export const pages = {
  errors: {
    title: 'This did not load',
    forbidden: 'You cannot open this',
    forbiddenHint: 'This conversation belongs to other people, or it no longer exists.',
    courseForbiddenHint: 'Only the staff of this course can see its students.',
    network: 'The service could not be reached. Check your connection.',
    unavailable: 'The service is busy right now.',
    unknown: 'Something went wrong on our side.',
    retry: 'Try again',
    toList: 'Back to conversations',
    crashed: 'This part of the page stopped working',
    crashedHint: 'Nothing you sent is lost.',
    reload: 'Reload',
    notFound: 'Page not found',
    notFoundHint: 'There is nothing at this address.',
    home: 'Go to conversations',
  },

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

  menu: {
    account: 'Account menu',
    settings: 'Settings',
    courses: 'Courses',
    shortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    navigation: 'Conversations and people',
    pages: 'Pages',
    messages: 'Messages',
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
};
