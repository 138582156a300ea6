import type { School } from './school-directory';

/** What the host's own database would say. */
export const exampleSchool: School = {
  people: [
    { id: '0000000000000000000000a1', model: 'Student', name: 'Mira Okafor', email: null, avatarUrl: null },
    { id: '0000000000000000000000a2', model: 'Student', name: 'Jonas Weber', email: null, avatarUrl: null },
    {
      id: '0000000000000000000000b1',
      model: 'Instructor',
      name: 'Prof. Tanaka',
      email: null,
      avatarUrl: null,
    },
    { id: '0000000000000000000000b2', model: 'Instructor', name: 'Dr. Silva', email: null, avatarUrl: null },
  ],
  courses: [{ id: '0000000000000000000000c1', title: 'Linear Algebra I' }],
  enrolments: [
    { courseId: '0000000000000000000000c1', personId: '0000000000000000000000a1', role: 'student' },
    { courseId: '0000000000000000000000c1', personId: '0000000000000000000000a2', role: 'student' },
    { courseId: '0000000000000000000000c1', personId: '0000000000000000000000b1', role: 'instructor' },
  ],
};
