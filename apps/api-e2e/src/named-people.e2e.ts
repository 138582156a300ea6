import type { NamedPeople, Room } from '@officehours/contracts';
import { connect } from './support/client';
import { enrolled, newCourse, newGroup, type SmallCourse } from './support/course';
import type { Person } from './support/people';
import { expectProblem } from './support/problem';
import { rest } from './support/rest';
import { post } from './support/rooms';
import { startServer, type Server } from './support/server';

let server: Server;
let course: SmallCourse;
let room: Room;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(async () => {
  course = await newCourse(server);
  room = await newGroup(server, course, [course.ada, course.ben]);
});

afterAll(() => server.stop());

const pathOf = (first: unknown, last: unknown): string =>
  `/api/message/chat-room/${room.id}/people?first=${String(first)}&last=${String(last)}`;
const namesIn = async (reader: Person, first: number, last: number): Promise<string[]> => {
  const { body } = await rest(server, reader).get<NamedPeople>(pathOf(first, last));
  return body.people.map(({ name }) => name).sort();
};
const leave = (who: Person) =>
  rest(server, who).call('DELETE', `/api/message/chat-room/${room.id}/member/${who.id}`);

it('who has left a group is still known by name to those who read what they wrote', async () => {
  await post(server, course.ada, room.id, 'I was here');
  await leave(course.ada);
  expect(await namesIn(course.ben, 2, 2)).toEqual([course.ada.name]);
  const { body } = await rest(server, course.ben).get<NamedPeople>(pathOf(2, 2));
  expect(body.people).toEqual([
    { id: course.ada.id, name: course.ada.name, model: 'Student', avatarUrl: null },
  ]);
});

it('names also who is quoted or is told of, and nobody besides: who reacted is a number in a large room', async () => {
  const { id } = await post(server, course.instructor, room.id, 'Which one?');
  const ada = await connect(server, course.ada);
  await ada.do('addReaction', { messageId: id, emoji: '👍' });
  const ben = await connect(server, course.ben);
  await ben.do('sendMessage', { chatRoomId: room.id, content: 'That one', replyToId: id });
  await leave(course.ada);
  expect(await namesIn(course.ben, 2, 2)).toEqual([course.instructor.name]);
  expect(await namesIn(course.ben, 3, 3)).toEqual([course.ben.name, course.instructor.name].sort());
  expect(await namesIn(course.ben, 4, 4)).toEqual([course.ada.name]);
});

it('tells who comes later nothing of those who wrote before', async () => {
  await post(server, course.ada, room.id, 'Before Cleo came');
  await leave(course.ada);
  const cleo = await enrolled(server, { [course.id]: 'student' });
  const members = `/api/message/chat-room/${room.id}/member`;
  await rest(server, course.instructor).post(members, { userIds: [cleo.id] });
  expect(await namesIn(cleo, 1, 3)).toEqual([]);
  expect(await namesIn(cleo, 1, 4)).toEqual([course.instructor.name, cleo.name].sort());
});

it.each([
  [2, 1, []],
  [900, 950, []],
])('names nobody in messages %s to %s, which are not there', async (first, last, expected) => {
  expect(await namesIn(course.ben, first, last)).toEqual(expected);
});

it.each([
  ['nothing', undefined, undefined],
  ['only the first', 1, undefined],
  ['zero', 0, 5],
  ['more than a page', 1, 201],
  ['a fraction', 1, 2.5],
  ['an object', 1, '1&last[$gt]=2'],
  ['no number', 'a', 2],
  ['what no number holds', 1, 1e21],
])('refuses %s', async (_what, first, last) => {
  const query = [
    ...(first === undefined ? [] : [`first=${first}`]),
    ...(last === undefined ? [] : [`last=${last}`]),
  ].join('&');
  const answer = await rest(server, course.ben).get(`/api/message/chat-room/${room.id}/people?${query}`);
  expectProblem(answer, 'validation_failed');
});
