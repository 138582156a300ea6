/** Words of the pages and panes around it. */
export const pages = {
  errors: {
    title: 'This did not load',
    forbidden: 'You cannot open this',
    forbiddenHint: 'This conversation belongs to other people, or it no longer exists.',
    network: 'The service could not be reached. Check your connection.',
    unavailable: 'The service is busy right now.',
    unknown: 'Something went wrong on our side.',
    retry: 'Try again',
    toList: 'Back to conversations',
    crashed: 'This part of the page stopped working',
    crashedHint: 'Nothing you sent is lost.',
    reload: 'Reload',
    notFound: 'Page not found',
  },

  menu: {
    account: 'Account menu',
    settings: 'Settings',
    courses: 'Courses',
    shortcuts: 'Keyboard shortcuts',
    signOut: 'Sign out',
    search: 'Search messages',
    navigation: 'Conversations and people',
    pages: 'Pages',
    messages: 'Messages',
  },
};
