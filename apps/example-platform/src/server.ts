export interface Person {
  id: string;
  name: string;
}

/** Who is signed in at the platform, who could be, and where its chat is. */
export interface Session {
  person: Person | null;
  people: Person[];
  /** Origin of the chat's service. */
  chat: string;
}

export const readSession = (): Promise<Session> => ask('GET', '/session');
export const signIn = (id: string): Promise<Session> => ask('POST', '/session', { id });
export const signOut = (): Promise<Session> => ask('DELETE', '/session');

/** A token for who is signed in here now; null for nobody. */
export async function chatToken(): Promise<string | null> {
  const { token } = await ask<{ token: string | null }>('POST', '/chat-token');
  return token;
}

async function ask<T>(method: string, path: string, body?: object): Promise<T> {
  const json = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(path, { method, ...(body && json) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
  return (await answer.json()) as T;
}
