/** The words of the example host page, which are its own and not the chat's. */
export const lesson = {
  title: 'Chapter 5: Eigenvalues',
  paragraphs: [
    'A vector that a linear map only stretches is called an eigenvector of the map, and the factor its eigenvalue. Most vectors change their direction; the few that do not tell nearly everything about the map.',
    'To find them, ask for which numbers the map minus that number times the identity is no longer invertible. The answer is a polynomial equation, and its solutions are the eigenvalues.',
    'If you get stuck, ask in the margin. Your instructor sees which course you write from.',
  ],
  next: 'Next page',
  noDemo: 'This example signs in to the demo, which this service does not run.',
  strings: { rooms: { title: 'Ask your instructor' } },
};
