import { randomUUID } from 'node:crypto';
import { rest } from '../rest';
import { notificationRows } from './notification-rows';
import { fileRows } from './file-rows';
import { messageRows } from './message-rows';
import { pageRows } from './page-rows';
import { safetyRows } from './safety-rows';
import { classmate, sessionBroughtBy, sessionOf, suspend, type RestRow, type World } from './world';

const room = ({ room: { id } }: World): string => `/api/message/chat-room/${id}`;
const REFRESH = { 'x-officehours-refresh': '1' };

const own: Record<string, RestRow> = {
  'GET /livez': () => ({ path: '/livez' }),
  'GET /readyz': () => ({ path: '/readyz' }),
  'GET /api/auth/options': () => ({ path: '/api/auth/options' }),
  'GET /api/auth/me': () => ({ path: '/api/auth/me' }),
  'GET /api/auth/demo': () => ({ path: '/api/auth/demo' }),
  'POST /api/auth/demo': async (world, who) => {
    const answer = await rest(world.server).get<{ people: { id: string }[] }>('/api/auth/demo');
    const one = answer.body.people.at(who === 'suspended' ? -1 : 0)!;
    if (who === 'suspended') await suspend(world, one.id);
    return { path: '/api/auth/demo', body: { userId: one.id } };
  },
  'POST /api/auth/login': ({ accounts }, who) => {
    const { email, password } = accounts[who === 'no token' ? 'student' : who];
    return { path: '/api/auth/login', body: { email, password } };
  },
  'POST /api/auth/refresh': async (world, who) => ({
    path: '/api/auth/refresh',
    headers: { ...REFRESH, cookie: (await sessionBroughtBy(world, who)).cookie },
  }),
  'POST /api/auth/logout': async (world, who) => ({
    path: '/api/auth/logout',
    headers: { ...REFRESH, cookie: (await sessionBroughtBy(world, who)).cookie },
  }),
  'GET /api/auth/session': () => ({ path: '/api/auth/session' }),
  'DELETE /api/auth/session': () => ({ path: '/api/auth/session' }),
  'DELETE /api/auth/session/:id': async (world) => ({
    path: `/api/auth/session/${(await sessionOf(world)).id}`,
  }),
  'POST /api/auth/password': ({ accounts }, who) => {
    const { password } = who === 'no token' ? accounts.student : accounts[who];
    return { path: '/api/auth/password', body: { currentPassword: password, newPassword: password } };
  },
  'GET /api/message/unread': () => ({ path: '/api/message/unread' }),
  'GET /api/message/preferences': () => ({ path: '/api/message/preferences' }),
  'PATCH /api/message/preferences': () => ({
    path: '/api/message/preferences',
    body: { receiptsHidden: false },
  }),
};

const directory: Record<string, RestRow> = {
  'POST /api/auth/account': () => ({
    path: '/api/auth/account',
    body: { email: `${randomUUID()}@school.example`, password: randomUUID(), name: 'New', role: 'student' },
  }),
  'PUT /api/directory': () => ({ path: '/api/directory', body: {} }),
  'POST /api/course': () => ({ path: '/api/course', body: { title: 'Topology' } }),
  'PATCH /api/course/:courseId': ({ courseId }) => ({
    path: `/api/course/${courseId}`,
    body: { title: 'Analysis I' },
  }),
  'GET /api/course': () => ({ path: '/api/course' }),
  'GET /api/course/:courseId': ({ courseId }) => ({ path: `/api/course/${courseId}` }),
  'GET /api/course/:courseId/staff': ({ courseId }) => ({ path: `/api/course/${courseId}/staff` }),
  'GET /api/message/course/:courseId/:currentChatRoomId': ({ courseId }) => ({
    path: `/api/message/course/${courseId}/none`,
  }),
  'POST /api/course/:courseId/announcement-room': ({ courseId }) => ({
    path: `/api/course/${courseId}/announcement-room`,
  }),
  'POST /api/course/:courseId/staff-room': ({ courseId, people }, who) => ({
    path: `/api/course/${courseId}/staff-room`,
    body: who === 'instructor' || who === 'assistant' ? { studentId: people.student.id } : {},
  }),
  'POST /api/message/group': ({ courseId, people }) => ({
    path: '/api/message/group',
    body: { title: 'Another', courseId, userIds: [people.student.id] },
  }),
};

const rooms: Record<string, RestRow> = {
  'GET /api/message/chat-room': () => ({ path: '/api/message/chat-room' }),
  'POST /api/message/chat-room': ({ people }, who) => {
    const caller = people[who === 'no token' ? 'student' : who];
    const pair =
      caller.role === 'student'
        ? { studentId: caller.id, instructorId: people.instructor.id }
        : { studentId: people.student.id, instructorId: caller.id };
    return { path: '/api/message/chat-room', body: pair };
  },
  'GET /api/message/chat-room/:id': (world) => ({ path: room(world) }),
  'PATCH /api/message/chat-room/:id': (world) => ({ path: room(world), body: { title: 'Project' } }),
  'GET /api/message/chat-room/:id/member': (world) => ({ path: `${room(world)}/member` }),
  'POST /api/message/chat-room/:id/member': async (world) => ({
    path: `${room(world)}/member`,
    body: { userIds: [(await classmate(world, false)).id] },
  }),
  'DELETE /api/message/chat-room/:id/member/:userId': async (world) => ({
    path: `${room(world)}/member/${(await classmate(world, true)).id}`,
  }),
  'PUT /api/message/chat-room/:id/member/:userId/role': async (world) => ({
    path: `${room(world)}/member/${(await classmate(world, true)).id}/role`,
    body: { role: 'member' },
  }),
  'GET /api/message/chat-room/:id/messages': (world) => ({ path: `${room(world)}/messages` }),
  'GET /api/message/chat-room/:id/people': (world) => ({ path: `${room(world)}/people?first=1&last=9` }),
  'GET /api/message/chat-room/:id/pinned': (world) => ({ path: `${room(world)}/pinned` }),
  'GET /api/message/chat-room/:id/receipts': (world) => ({ path: `${room(world)}/receipts` }),
  'PUT /api/message/chat-room/:id/read': (world) => ({ path: `${room(world)}/read`, body: { seq: 1 } }),
  'PUT /api/message/chat-room/:id/unread': (world) => ({ path: `${room(world)}/unread`, body: { seq: 1 } }),
  'PUT /api/message/chat-room/:id/draft': (world) => ({
    path: `${room(world)}/draft`,
    body: { content: 'x' },
  }),
  'PATCH /api/message/chat-room/:id/preferences': (world) => ({
    path: `${room(world)}/preferences`,
    body: { muted: false },
  }),
};

/** How each route of `access.json` is tried. One that is missing here fails the test of the matrix. */
export const REST_ROWS: Record<string, RestRow> = {
  ...own,
  ...directory,
  ...rooms,
  ...messageRows,
  ...notificationRows,
  ...fileRows,
  ...safetyRows,
  ...pageRows,
};
