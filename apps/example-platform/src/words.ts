/** The words of the platform, which are its own and not the chat's. */
export const words = {
  name: 'Example platform',
  signIn: (name: string) => `Sign in as ${name}`,
  signOut: 'Sign out',
  title: 'Chapter 5: Eigenvalues',
  text: 'A vector that a linear map only stretches is called an eigenvector of the map, and the factor its eigenvalue. Stuck?',
  link: 'See the exercises',
  next: 'Next page',
  table: [
    ['Map', 'Eigenvalues'],
    ['Reflection', '1 and −1'],
  ],
  exercise: 'Exercise 5.3',
  insertExercise: 'Name the exercise',
  nothingOpen: 'Open a conversation, or ask the staff of the course.',
};

/** The platform's own words in place of some of the chat's. */
export const strings = { rooms: { title: 'Ask your instructor' } };
