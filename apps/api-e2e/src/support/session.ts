import type { User } from '@officehours/contracts';
import { randomUUID } from 'node:crypto';
import { person } from './people';
import { rest, type Answer, type Call } from './rest';
import type { Server } from './server';

export interface SignedIn {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  user: User;
}

export interface Cookie {
  name: string;
  value: string;
  /** As the server wrote them, in lower case: `httponly`, `samesite=strict` … */
  flags: string[];
}

/** The refresh cookie that an answer sets. */
export function refreshCookie({ headers }: Answer<unknown>): Cookie | undefined {
  const line = headers.getSetCookie().find((one) => /officehours_refresh=/.test(one));
  if (line === undefined) return undefined;
  const [pair = '', ...flags] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  return {
    name: pair.slice(0, at),
    value: pair.slice(at + 1),
    flags: flags.map((flag) => flag.toLowerCase()),
  };
}

export interface Account {
  email: string;
  password: string;
  name: string;
  role: 'student' | 'instructor';
}

/** An account of the service's own, made by an admin. */
export async function newAccount(server: Server, changed: Partial<Account> = {}): Promise<Account> {
  const account: Account = {
    email: `${randomUUID()}@school.example`,
    password: 'correct horse battery staple',
    name: 'Own Account',
    role: 'student',
    ...changed,
  };
  const answer = await rest(server, await person('admin')).post('/api/auth/account', account);
  if (answer.status !== 201) throw new Error(`The account was refused with ${answer.status}: ${answer.text}`);
  return account;
}

export function login(
  server: Server,
  { email, password }: Pick<Account, 'email' | 'password'>,
  call?: Call,
): Promise<Answer<SignedIn>> {
  return rest(server).post<SignedIn>('/api/auth/login', { email, password }, call);
}

/** `refresh` or `logout` with this cookie, as the web app calls them unless `headers` say otherwise. */
export function withCookie(
  server: Server,
  action: 'refresh' | 'logout',
  cookie: Cookie | undefined,
  headers: Record<string, string> = { 'x-officehours-refresh': '1' },
): Promise<Answer<SignedIn>> {
  return rest(server).call('POST', `/api/auth/${action}`, {
    headers: { ...(cookie && { cookie: `${cookie.name}=${cookie.value}` }), ...headers },
  });
}
