import { demotedIn } from './demotions';

const row = (userId: string, role: 'student' | 'assistant' | 'instructor', courseId = 'analysis') => ({
  courseId,
  userId,
  role,
});

describe('who was demoted in a course', () => {
  it('was of its staff and is its student, and nobody else', () => {
    const before = [
      row('carl', 'instructor'),
      row('dora', 'assistant'),
      row('emil', 'instructor'),
      row('fritz', 'instructor'),
      row('ada', 'student'),
    ];
    const now = [
      row('carl', 'student'),
      row('dora', 'student'),
      row('emil', 'assistant'),
      row('ada', 'instructor'),
      row('ben', 'student'),
    ];
    expect(demotedIn('analysis', before, now)).toEqual(['carl', 'dora']);
  });

  it('is that in the course alone in which they were of the staff', () => {
    const before = [row('carl', 'instructor', 'algebra')];
    expect(demotedIn('analysis', before, [row('carl', 'student')])).toEqual([]);
  });
});
