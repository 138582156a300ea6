import { connect, connectToAllRooms, type Client } from './client';
import { newCourse, newGroup } from './course';
import { person } from './people';
import { bring } from './platform';
import { rest, type Answer } from './rest';
import { history } from './rooms';
import type { Server } from './server';
import { login, newAccount } from './session';
import { until } from './wait';

/** Something that is taken from somebody on one node while they have a socket open on another. */
export interface Revocation {
  act: () => Promise<unknown>;
  /** Resolves when their socket has nothing of it any more; rejects after so many milliseconds. */
  shows: (withinMs: number) => Promise<unknown>;
}

export type Arrange = (here: Server, there: Server) => Promise<Revocation>;

/** Every kind of revocation, arranged anew for each test: done on `here`, the socket is on `there`. */
export const REVOCATIONS: Record<string, Arrange> = {
  'the end of a session': async (here, there) => {
    const { mine, other, socket } = await twoDevices(here, there);
    return {
      act: () => call(here, mine, 'DELETE', `/api/auth/session/${sessionIdIn(other)}`),
      shows: (withinMs) => closed(socket, withinMs),
    };
  },

  'another password': async (here, there) => {
    const { mine, password, socket } = await twoDevices(here, there);
    const change = { currentPassword: password, newPassword: 'another correct horse battery' };
    return {
      act: () => call(here, mine, 'POST', '/api/auth/password', change),
      shows: (withinMs) => closed(socket, withinMs),
    };
  },

  'a suspension': async (here, there) => {
    const { ada } = await newCourse(here);
    const socket = await connect(there, ada);
    const path = `/api/directory/user/${ada.id}/suspension`;
    return {
      act: async () => call(here, (await person('admin')).token, 'PUT', path, { reason: 'Threats' }),
      shows: (withinMs) => closed(socket, withinMs),
    };
  },

  'another role': async (here, there) => {
    const course = await newCourse(here);
    const { id, name } = course.instructor;
    const { id: chatRoomId } = await newGroup(here, course, [course.ada]);
    const socket = await connect(there, course.instructor);
    const say = () => socket.do('sendMessage', { chatRoomId, content: 'As what?' });
    const isNew = async () => (await say()).senderModel === 'Admin';
    if (await isNew()) throw new Error('the role is the new one before it was given');
    return {
      act: () => bring(here, { users: [{ id, name, role: 'admin' }] }),
      shows: (withinMs) => until('the socket to have the new role', isNew, withinMs),
    };
  },

  'a removal from a room in which people are writing': async (here, there) => {
    const course = await newCourse(here);
    const { id } = await newGroup(here, course, [course.ada, course.ben]);
    const ada = await connectToAllRooms(there, course.ada);
    const ben = await connectToAllRooms(there, course.ben);
    const stop = keepWriting(ben, id);
    let entry = Infinity;
    return {
      act: async () => {
        const path = `/api/message/chat-room/${id}/member/${course.ada.id}`;
        await call(here, course.instructor.token, 'DELETE', path);
        const { messages } = await history(here, course.instructor, id, '?limit=200');
        entry = messages.find(({ system }) => system?.kind === 'memberRemoved')!.seq;
      },
      shows: async (withinMs) => {
        await ada.next('roomLeft', ({ chatRoomId }) => chatRoomId === id, withinMs).finally(stop);
        expect(ada.all('receiveMessage').filter(({ seq }) => seq >= entry)).toEqual([]);
        expect(await ada.ask('joinRoom', id)).toMatchObject({ ok: false, error: { code: 'not_found' } });
      },
    };
  },
};

/** Somebody who is signed in twice: here with `mine`, there with `other`, of which the socket is. */
async function twoDevices(here: Server, there: Server) {
  const account = await newAccount(here);
  const [mine, other] = [await login(here, account), await login(here, account)].map(
    ({ body }) => body.accessToken,
  );
  return {
    mine: mine!,
    other: other!,
    password: account.password,
    socket: await connect(there, { token: other! }),
  };
}

async function closed(client: Client, withinMs: number): Promise<void> {
  expect(await client.next('sessionEnded', undefined, withinMs)).toEqual({ code: 'session_ended' });
  await client.closed(withinMs);
}

/** Somebody writes on and on, so that whoever hears too much is found out. */
function keepWriting(by: Client, chatRoomId: string): () => void {
  const timer = setInterval(() => void by.say('sendMessage', { chatRoomId, content: 'On and on' }), 50);
  return () => clearInterval(timer);
}

async function call(
  server: Server,
  token: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer<unknown>> {
  const answer = await rest(server).call(method, path, {
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${answer.text}`);
  return answer;
}

function sessionIdIn(token: string): string {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as { sid: string }).sid;
}
