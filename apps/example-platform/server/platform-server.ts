import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';

import { announce, chatToken, PEOPLE, type PlatformPerson, type SigningOptions } from './people.ts';
import { sendFile } from './static-files.ts';

export interface PlatformOptions extends SigningOptions {
  /** Origin of the chat's service. */
  chat: string;
  /** Where the built page is. */
  files: string;
}

/** The server of the example platform: its own sign-in, by its own cookie, and tokens for who is signed in. */
export function platformServer(options: PlatformOptions): Server {
  const sessions = new Map<string, PlatformPerson>();
  return createServer((request, response) => {
    answer(request, response, { ...options, sessions }).catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
}

interface Visit extends PlatformOptions {
  sessions: Map<string, PlatformPerson>;
}

async function answer(request: IncomingMessage, response: ServerResponse, visit: Visit): Promise<void> {
  const key = /(?:^|; )platform-session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const person = visit.sessions.get(key) ?? null;
  const tell = (body: object): void => void response.end(JSON.stringify(body));
  switch (`${request.method} ${request.url}`) {
    case 'GET /session':
      return tell(session(person, visit));
    case 'POST /session': {
      const { id } = (await json(request)) as { id: string };
      const entered = PEOPLE.find((one) => one.id === id) ?? null;
      visit.sessions.delete(key);
      if (entered) response.setHeader('set-cookie', openSession(entered, visit));
      await announce(visit.chat, visit);
      return tell(session(entered, visit));
    }
    case 'DELETE /session':
      visit.sessions.delete(key);
      return tell(session(null, visit));
    case 'POST /chat-token':
      return tell({ token: person && (await chatToken(person, visit)) });
    default:
      return sendFile(visit.files, request.url ?? '/', response);
  }
}

function openSession(person: PlatformPerson, { sessions }: Visit): string {
  const key = randomUUID();
  sessions.set(key, person);
  return `platform-session=${key}; HttpOnly; SameSite=Lax; Path=/`;
}

const session = (person: PlatformPerson | null, { chat }: Visit) => ({
  person: person && { id: person.id, name: person.name },
  people: PEOPLE.map(({ id, name }) => ({ id, name })),
  chat,
});
