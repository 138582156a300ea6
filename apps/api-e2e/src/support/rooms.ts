import type { Message, MessagePage, Room } from '@officehours/contracts';
import { person, type Person } from './people';
import { rest } from './rest';
import type { Server } from './server';

/** A student and an instructor with a room of their own. */
export interface Pair {
  student: Person;
  instructor: Person;
  room: Room;
}

/** Makes the server know people, as their first request does. */
export async function introduce(server: Server, ...people: Person[]): Promise<void> {
  for (const one of people) {
    const answer = await rest(server, one).get('/api/auth/me');
    if (answer.status !== 200) throw new Error(`/api/auth/me answered ${answer.status}: ${answer.text}`);
  }
}

/** The room of these two, made or found, as the student asks for it. */
export async function roomOf(
  server: Server,
  student: Person,
  instructor: Person,
  courseId?: string,
): Promise<Room> {
  const pair = { studentId: student.id, instructorId: instructor.id, courseId };
  const answer = await rest(server, student).post<Room>('/api/message/chat-room', pair);
  if (answer.status > 201) throw new Error(`The room was refused with ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** Two new people and their room. */
export async function newPair(server: Server): Promise<Pair> {
  const [student, instructor] = await Promise.all([person('student'), person('instructor')]);
  await introduce(server, student, instructor);
  return { student, instructor, room: await roomOf(server, student, instructor) };
}

/** Stores a message over REST. */
export async function post(
  server: Server,
  sender: Person,
  chatRoomId: string,
  content: string,
): Promise<Message> {
  const answer = await rest(server, sender).post<Message>('/api/message/message', { chatRoomId, content });
  if (answer.status !== 201) throw new Error(`The message was refused with ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** A page of a room's history; `query` as in `?limit=5`. */
export async function history(
  server: Server,
  reader: Person,
  chatRoomId: string,
  query = '',
): Promise<MessagePage> {
  const path = `/api/message/chat-room/${chatRoomId}/messages${query}`;
  const answer = await rest(server, reader).get<MessagePage>(path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** A message as it was sent: all of it but who has read it, which changes. */
export function asSent({ isRead: _, ...message }: Message): Omit<Message, 'isRead'> {
  return message;
}
