import { idOfSubject } from '@officehours/platform';
import type { CourseRole, UserRole } from '@officehours/contracts';
import { STUDENTS } from './students';

const personId = (key: string) => idOfSubject('user', `demo:${key}`);
const courseId = (key: string) => idOfSubject('course', `demo:${key}`);

export const LINEAR_ALGEBRA = { id: courseId('linear-algebra'), title: 'Linear Algebra I' };
export const NUMERICS = { id: courseId('numerics'), title: 'Numerical Methods with Python' };
export const COURSES = [LINEAR_ALGEBRA, NUMERICS];

export interface CastMember {
  id: string;
  subject: string;
  name: string;
  role: UserRole;
  email: string;
}

const member = (key: string, name: string, role: UserRole): CastMember => ({
  id: personId(key),
  subject: `demo:${key}`,
  name,
  role,
  email: `${key}@demo.example`,
});

export const INSTRUCTOR = member('lena', 'Dr. Lena Brandt', 'instructor');
export const ASSISTANT = member('tomas', 'Tomás Ibarra', 'instructor');
export const students = STUDENTS.map(({ key, name }) => member(key, name, 'student'));
export const PEOPLE: readonly CastMember[] = [INSTRUCTOR, ASSISTANT, ...students];

/** The student of that key. */
export function studentNamed(key: string): CastMember {
  const found = students.find(({ subject }) => subject === `demo:${key}`);
  if (!found) throw new Error(`the demo has no student ${key}`);
  return found;
}

const enrolment = (course: { id: string }, userId: string, role: CourseRole) => ({
  courseId: course.id,
  userId,
  role,
});

export const ENROLMENTS = [
  ...COURSES.flatMap((course) => [
    enrolment(course, INSTRUCTOR.id, 'instructor'),
    enrolment(course, ASSISTANT.id, 'assistant'),
  ]),
  ...STUDENTS.map(({ key }) => enrolment(LINEAR_ALGEBRA, personId(key), 'student')),
  ...STUDENTS.filter(({ programs }) => programs).map(({ key }) =>
    enrolment(NUMERICS, personId(key), 'student'),
  ),
];

/** The room of that key, of two people or more. */
export const roomId = (key: string) => idOfSubject('course', `demo:room:${key}`);

/** A student's conversation with the instructor: which room, whose, and what it looks like. */
export const CONVERSATIONS = STUDENTS.map((row, index) => ({
  ...row,
  chatRoomId: roomId(row.key),
  studentId: personId(row.key),
  courseId: row.programs && index % 2 === 1 ? NUMERICS.id : LINEAR_ALGEBRA.id,
  /** Minutes between its last message and the moment the demo was made: minutes for the first, weeks for the last. */
  quietFor: 2 * 1.27 ** index,
}));
export type Conversation = (typeof CONVERSATIONS)[number];

/** Who may be signed in with one click. */
export const OFFERED = [
  {
    id: personId('amina'),
    description:
      'Student in both courses. Has just asked a question about a change of basis and waits for the answer.',
  },
  {
    id: INSTRUCTOR.id,
    description: 'Teaches both courses. Forty students write to her, and some still wait for an answer.',
  },
];
