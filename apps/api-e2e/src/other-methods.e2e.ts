import type { Problem } from '@officehours/contracts';
import { readFileSync } from 'node:fs';
import { person, type Person } from './support/people';
import { expectProblem } from './support/problem';
import { WORKSPACE } from './support/process';
import { rest, type Answer } from './support/rest';
import { newPair } from './support/rooms';
import { startServer, type Server } from './support/server';
import { newId } from './support/tokens';

let server: Server;
let caller: Person;

beforeAll(async () => {
  server = await startServer();
  caller = await person('student');
});

afterAll(() => server.stop());

/** Every path below `/api` with the methods that the documents give it. */
const PATHS = pathsOf(
  JSON.parse(readFileSync(`${WORKSPACE}libs/api-client/access.json`, 'utf8')) as {
    routes: Record<string, string>;
  },
);

function pathsOf({ routes }: { routes: Record<string, string> }): [string, string[]][] {
  const paths = new Map<string, string[]>();
  for (const route of Object.keys(routes)) {
    const [method = '', path = ''] = route.split(' ');
    if (path.startsWith('/api/')) paths.set(path, [...(paths.get(path) ?? []), method]);
  }
  return [...paths];
}

const allowed = ({ headers }: Answer<unknown>): string[] => headers.get('allow')?.split(', ') ?? [];

describe('a method that a path has not got', () => {
  // No route has this one, so that no other pattern that fits the path takes it.
  it.each(PATHS)('is refused at %s, which says what it takes', async (pattern, methods) => {
    const path = pattern.replaceAll(/:\w+/g, () => newId());
    const answer = await rest(server, caller).call<Problem>('PROPFIND', path);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ status: 405, code: 'not_found', title: 'method not allowed' });
    expect(allowed(answer)).toEqual(expect.arrayContaining([...methods, 'OPTIONS']));
    expect(allowed(answer).includes('HEAD')).toBe(allowed(answer).includes('GET'));
  });

  it('is told exactly, and alike to who may do nothing', async () => {
    for (const who of [caller, undefined]) {
      const answer = await rest(server, who).call('DELETE', '/api/message/message');
      expect([answer.status, allowed(answer)]).toEqual([405, ['OPTIONS', 'POST']]);
    }
    expect(allowed(await rest(server).call('POST', '/livez'))).toEqual(['GET', 'HEAD', 'OPTIONS']);
  });

  it('tells nothing of what there is', async () => {
    const { room } = await newPair(server);
    const [there, not] = await Promise.all(
      [room.id, newId()].map((id) => rest(server, caller).call('DELETE', `/api/message/chat-room/${id}`)),
    );
    const told = ({ status, text, headers }: Answer<unknown>): unknown[] => [
      status,
      headers.get('allow'),
      text.replace(/"requestId":"[^"]*"/, ''),
    ];
    expect(told(there!)).toEqual(told(not!));
    expect(there!.status).toBe(405);
  });
});

describe('beside it', () => {
  it.each(['/api/nothing', '/api/message/nothing/at/all', '/api/auth/me/x', '/api/%ff'])(
    '%s, which no method has, is not found',
    async (path) => {
      for (const method of ['GET', 'DELETE', 'PROPFIND']) {
        const answer = await rest(server, caller).call(method, path);
        expectProblem(answer, 'not_found');
        expect(answer.headers.has('allow')).toBe(false);
      }
    },
  );

  it('HEAD is answered as GET is, and OPTIONS by itself', async () => {
    expect((await rest(server, caller).call('HEAD', '/api/auth/me')).status).toBe(200);
    const options = await rest(server).call('OPTIONS', '/api/auth/me');
    expect([options.status, allowed(options)]).toEqual([204, ['GET', 'HEAD', 'OPTIONS']]);
    expect((await rest(server).call('OPTIONS', '/api/nothing')).status).toBe(404);
    expect((await rest(server).call('HEAD', '/livez')).status).toBe(200);
  });
});
