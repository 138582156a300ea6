import type { User } from '@officehours/contracts';
import { running } from '../client/running';
import type { SignInResult } from '../rest/shapes';
import { idOf, instructor, ROOM, student } from '../testing/builders';
import { FakeBrowser, fakeTimeouts, whenGivenUp } from '../testing/fake-browser';
import { createShelf } from '../offline/shelf';
import { FakeService, fakePlatform } from '../testing/fake-service';
import { memoryKeptStorage } from '../testing/memory-kept';
import type { DemoMemory } from './demo-memory';
import { createSession } from './session';
import type { Session } from './types';

/** The sign-in routes of the service, with one cookie as a browser keeps it. */
class Accounts {
  /** Whose session the cookie is, null without one. */
  cookie: User | null = null;
  /** Each renewal rotates the cookie: two at the same time would be taken for theft. */
  renewing = 0;
  renewals = 0;
  isUp = true;
  /** Renewals are answered when this has resolved. */
  held = Promise.resolve();
  private issued = 0;

  fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!this.isUp) throw new TypeError('fetch failed');
    switch (`${request.method} ${new URL(request.url).pathname}`) {
      case 'POST /api/auth/refresh':
        return this.refresh(request);
      case 'POST /api/auth/login':
        return this.signIn(student);
      case 'POST /api/auth/demo':
        return this.signIn((await request.json()).userId === student.id ? student : instructor);
      case 'POST /api/auth/logout':
        this.cookie = null;
        return new Response(null, { status: 204 });
      default:
        return Response.json({});
    }
  };

  private signIn(user: User): Response {
    this.cookie = user;
    return Response.json(this.result(user));
  }

  private async refresh(request: Request): Promise<Response> {
    expect(request.headers.get('X-Officehours-Refresh')).toBe('1');
    this.renewals += 1;
    this.renewing += 1;
    expect(this.renewing).toBe(1);
    await Promise.resolve();
    this.renewing -= 1;
    const problem = { code: 'unauthenticated', status: 401, title: '', detail: '', type: '', requestId: 'r' };
    const { cookie, held } = this;
    await Promise.race([held, whenGivenUp(request)]);
    return cookie ? Response.json(this.result(cookie)) : Response.json(problem, { status: 401 });
  }

  private result(user: User): SignInResult {
    return { accessToken: `token-of-${user.id}-${(this.issued += 1)}`, expiresIn: 900, user };
  }
}

let accounts: Accounts;
let browser: FakeBrowser;
let service: FakeService;
let kept: ReturnType<typeof memoryKeptStorage>;
const tabs: Session[] = [];

function memory(): DemoMemory {
  let person: string | null = null;
  return { get: () => person, set: (next) => (person = next) };
}

function openTab(demo = memory()): Session {
  const session = createSession(
    { baseUrl: 'http://chat.test' },
    {
      ...fakePlatform(service),
      fetch: accounts.fetch,
      locks: browser.locks,
      openTabChannel: browser.openTabChannel,
      draftStorage: browser.draftStorage,
      outboxStorage: browser.outboxStorage,
      demo,
      loadShelf: async () => createShelf(kept),
    },
  );
  tabs.push(session);
  session.start();
  return session;
}

/** This browser was left signed in. */
function rememberAs(user: User): void {
  accounts.cookie = user;
  browser.draftStorage.setItem('officehours:session', 'signed-in');
}

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const status = (session: Session) => session.getState().status;
const who = (session: Session) => session.getState().user?.name ?? null;

beforeEach(() => {
  jest.useFakeTimers();
  accounts = new Accounts();
  browser = new FakeBrowser();
  service = new FakeService();
  kept = memoryKeptStorage();
});
afterEach(() => {
  tabs.splice(0).forEach((session) => session.getState().client?.stop());
  jest.useRealTimers();
});

describe('a session', () => {
  it('is signed out at load where nobody was signed in, without asking the service', async () => {
    expect(status(openTab())).toBe('signed-out');
    await pass();
    expect(accounts.renewals).toBe(0);
  });

  it('is silently resumed at load while its cookie is good', async () => {
    rememberAs(student);
    const session = openTab();
    expect(status(session)).toBe('starting');
    await pass();
    expect([status(session), who(session)]).toEqual(['signed-in', student.name]);
    expect(session.getState().client?.me.get()).toEqual(student);
    accounts.cookie = null;
    const later = openTab();
    await pass();
    expect(status(later)).toBe('signed-out');
  });

  it('waits for the network at load instead of signing anyone out', async () => {
    rememberAs(student);
    accounts.isUp = false;
    const session = openTab();
    await pass(20_000);
    expect(status(session)).toBe('starting');
    accounts.isUp = true;
    await pass(20_000);
    expect(status(session)).toBe('signed-in');
  });

  it('does not wait for ever for an answer that does not come, in no tab', async () => {
    const timeouts = fakeTimeouts();
    rememberAs(student);
    accounts.held = new Promise(() => undefined);
    const [first, second] = [openTab(), openTab()];
    await pass(10_000);
    accounts.held = Promise.resolve();
    await pass(30_000);
    expect([status(first), status(second)]).toEqual(['signed-in', 'signed-in']);
    timeouts.mockRestore();
  });

  it('says that the service cannot be reached, and asks it at once when told to', async () => {
    rememberAs(student);
    accounts.isUp = false;
    const session = openTab();
    await pass();
    expect(session.getState().isUnreachable).toBe(true);
    accounts.isUp = true;
    session.retry();
    expect(session.getState().isUnreachable).toBe(false);
    await pass();
    expect(status(session)).toBe('signed-in');
  });

  it('starts with a sign-in, in all tabs', async () => {
    const [first, second] = [openTab(), openTab()];
    await pass();
    await first.login({ email: 'ada@example.org', password: 'right' });
    await pass();
    expect([who(first), who(second)]).toEqual([student.name, student.name]);
  });

  it('ends with a sign-out, in all tabs, and leaves nothing of the person in the browser', async () => {
    rememberAs(student);
    const [first, second] = [openTab(), openTab()];
    await pass();
    service.isUp = false;
    first.getState().client!.outbox.add('r', 'unsent');
    await first.logout();
    await pass();
    expect([status(first), status(second)]).toEqual(['signed-out', 'signed-out']);
    expect(accounts.cookie).toBeNull();
    expect(await browser.outboxStorage.list(student.id)).toEqual([]);
  });

  it('that was ended without network does not come back, and is ended at the service once it is reached', async () => {
    rememberAs(student);
    const session = openTab();
    await pass();
    accounts.isUp = false;
    await session.logout();
    expect(status(session)).toBe('signed-out');
    const reloaded = openTab();
    accounts.isUp = true;
    await pass(2_000);
    expect(status(reloaded)).toBe('signed-out');
    expect(accounts.cookie).toBeNull();
  });

  it('that was ended while a renewal was under way does not come back with its answer, in any tab', async () => {
    rememberAs(student);
    const [first, second] = [openTab(), openTab()];
    await pass();
    let answer: () => void;
    accounts.held = new Promise((resolve) => (answer = resolve));
    service.refusedTokens.add(`token-of-${student.id}-1`).add(`token-of-${student.id}-2`);
    service.emit('sessionEnded', { code: 'session_ended' });
    await pass();
    await second.logout();
    answer!();
    await pass(10_000);
    expect([status(first), status(second)]).toEqual(['signed-out', 'signed-out']);
    expect(browser.draftStorage.getItem('officehours:session')).toBeNull();
  });

  it('renews its token in one tab at a time', async () => {
    rememberAs(student);
    openTab();
    openTab();
    openTab();
    await pass();
    expect(accounts.renewals).toBeGreaterThan(0);
    expect(tabs.map(status)).toEqual(['signed-in', 'signed-in', 'signed-in']);
  });

  it('goes on as whoever signs in in another tab, since they share the cookie', async () => {
    rememberAs(instructor);
    const [first, second] = [openTab(), openTab()];
    await pass();
    const before = first.getState().client;
    await second.login({ email: 'ada@example.org', password: 'right' });
    await pass();
    expect([who(first), who(second)]).toEqual([student.name, student.name]);
    expect(first.getState().client).not.toBe(before);
  });

  it('goes on as whoever its cookie is of by now, when a renewal says so', async () => {
    rememberAs(student);
    const session = openTab();
    await pass();
    const before = session.getState().client!;
    accounts.cookie = instructor;
    service.refusedTokens.add(`token-of-${student.id}-1`);
    service.emit('sessionEnded', { code: 'session_ended' });
    await pass(10_000);
    expect([status(session), who(session)]).toEqual(['signed-in', instructor.name]);
    expect(session.getState().client!.connection.state.get().status).toBe('online');
    expect(browser.draftStorage.getItem('officehours:session')).toBe('signed-in');
    // However the one before ends, it is not this session that does.
    await before.forget();
    expect(who(session)).toBe(instructor.name);
  });

  it('keeps the client while the person stays the same', async () => {
    rememberAs(student);
    const session = openTab();
    await pass();
    const { client } = session.getState();
    await session.login({ email: 'ada@example.org', password: 'right' });
    expect(session.getState().client).toBe(client);
  });

  it('ends when the cookie no longer renews it', async () => {
    rememberAs(student);
    const session = openTab();
    await pass();
    accounts.cookie = null;
    service.refusedTokens.add(`token-of-${student.id}-1`);
    service.emit('sessionEnded', { code: 'session_ended' });
    const client = session.getState().client!;
    await pass(1_000);
    expect([status(session), running.has(client)]).toEqual(['signed-out', false]);
  });
});

describe('a start without the service', () => {
  /** Somebody read a room here and left the tab, still signed in. */
  async function readARoom(): Promise<void> {
    rememberAs(student);
    await openTab().login({ email: 'ada@example.org', password: 'right' });
    const client = tabs[0]!.getState().client!;
    for (let n = 1; n <= 60; n += 1) service.history.append({ id: idOf('c', n), senderId: student.id });
    client.rooms.putPage({ rooms: [service.room(student.id)], nextCursor: 'more' });
    client.logs.addPage(ROOM, service.history.page({ limit: 60 }));
    await pass(6_000);
    client.stop();
  }

  it('shows what was last seen, and goes on when the service is back', async () => {
    await readARoom();
    accounts.isUp = false;
    const session = openTab();
    await pass();
    expect([status(session), who(session)]).toEqual(['signed-in', student.name]);
    const client = session.getState().client!;
    expect(client.rooms.list()).toMatchObject({ isKept: true, isLoaded: false, nextCursor: null });
    const { messages } = client.logs.get(ROOM)!;
    expect([messages.length, messages.at(-1)?.seq]).toEqual([50, 60]);
    expect(client.logs.epoch).toBe(service.history.epoch);
    accounts.isUp = true;
    await pass(20_000);
    expect(session.getState().client).toBe(client);
    expect(client.connection.state.get().status).toBe('online');
  });

  it('shows it too when the service does not answer for long', async () => {
    await readARoom();
    accounts.fetch = () => new Promise(() => undefined);
    const session = openTab();
    await pass(3_000);
    expect(status(session)).toBe('starting');
    await pass(2_000);
    expect(who(session)).toBe(student.name);
  });

  it('shows nothing after a sign-out, nor after the session was ended', async () => {
    await readARoom();
    expect(kept.people.size).toBe(1);
    const session = openTab();
    await pass();
    await session.logout();
    expect(kept.people.size).toBe(0);

    await readARoom();
    accounts.cookie = null;
    const later = openTab();
    await pass();
    expect([status(later), kept.people.size]).toEqual(['signed-out', 0]);
  });
});

describe('a demo', () => {
  it('is two people side by side in two tabs of one browser, also after a reload', async () => {
    const [ofStudent, ofInstructor] = [memory(), memory()];
    const [left, right] = [openTab(ofStudent), openTab(ofInstructor)];
    await pass();
    await left.demoSignIn(student.id);
    await right.demoSignIn(instructor.id);
    await pass();
    expect([who(left), who(right)]).toEqual([student.name, instructor.name]);
    left.getState().client!.stop();
    const reloaded = openTab(ofStudent);
    await pass();
    expect(who(reloaded)).toBe(student.name);
  });

  it('tab that signs out leaves the other signed in', async () => {
    const [left, right] = [openTab(), openTab()];
    await pass();
    await left.demoSignIn(student.id);
    await right.demoSignIn(instructor.id);
    await left.logout();
    await pass();
    expect([status(left), status(right)]).toEqual(['signed-out', 'signed-in']);
  });
});
