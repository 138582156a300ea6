import type { Id, User } from '@officehours/contracts';
import { createOfficehours } from '../client/create-officehours';
import type { Officehours } from '../client/officehours';
import { browserPlatform, type Platform } from '../client/options';
import { isSignedOut, isSuspended, OfficehoursError } from '../rest/error';
import type { DemoPerson, SignInOptions, SignInResult } from '../rest/shapes';
import { backoff } from '../support/backoff';
import { createStore } from '../support/store';
import type { TabChannel } from '../support/tab-channel';
import { Timers } from '../support/timers';
import type { TokenReason } from '../connection/token-source';
import { KeptSession, type LoadShelf } from './kept-session';
import { demoMemory, tabStorage, type DemoMemory } from './demo-memory';
import { sessionMemory, type SessionMemory } from './session-memory';
import { createSessionRest, type SessionRest } from './session-rest';
import type { Session, SessionState } from './types';

/** What the tabs of one browser tell each other; tokens are among it, so that one renewal serves all. */
type TabNews = { kind: 'signed-in'; result: SignInResult } | { kind: 'signed-out' };

export interface SessionPlatform extends Platform {
  demo: DemoMemory;
  loadShelf: LoadShelf;
}

/** Someone looks at the page meanwhile, so the waits stay short. */
const MOST_WAIT_MS = 5_000;
/** A service that has not answered by then is taken for one that cannot be reached. */
const PATIENCE_MS = 4_000;

const SIGNED_OUT: SessionState = {
  status: 'signed-out',
  user: null,
  isUnreachable: false,
  isSuspended: false,
  client: null,
};

export function createSession(
  options: { baseUrl: string },
  platform: Partial<SessionPlatform> = {},
): Session {
  return new BrowserSession(options.baseUrl, {
    ...browserPlatform(),
    demo: demoMemory(tabStorage()),
    loadShelf: async () => (await import('../offline/shelf')).createShelf(),
    ...platform,
  });
}

class BrowserSession implements Session {
  private readonly store = createStore<SessionState>({ ...SIGNED_OUT, status: 'starting' });
  private readonly timers = new Timers<'start' | 'patience'>();
  private readonly rest: SessionRest;
  private readonly memory: SessionMemory;
  private readonly kept: KeptSession;
  private tabs: TabChannel<TabNews> | null = null;
  /** The token of the last sign-in or renewal, here or in another tab, until the client takes it. */
  private fresh: string | null = null;
  /** Counts the sign-outs: what was asked for before the last one signs nobody in. */
  private signOuts = 0;
  /** Why the last renewal was refused. */
  private wasSuspended = false;

  constructor(
    private readonly baseUrl: string,
    private readonly platform: SessionPlatform,
  ) {
    this.rest = createSessionRest(baseUrl, platform.fetch);
    this.memory = sessionMemory(platform.draftStorage);
    this.kept = new KeptSession(platform.loadShelf);
  }

  getState = (): SessionState => this.store.get();
  subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);
  options = (): Promise<SignInOptions> => this.rest.options();
  demoPeople = (): Promise<DemoPerson[]> => this.rest.demoPeople();

  start(): void {
    if (this.tabs) return;
    this.tabs = this.platform.openTabChannel<TabNews>('officehours:session', (news) => this.hear(news));
    void this.resume(1);
  }

  retry(): void {
    const state = this.store.get();
    if (!state.isUnreachable || !this.timers.has('start')) return;
    this.timers.clear('start');
    this.store.set({ ...state, isUnreachable: false });
    void this.resume(1);
  }

  async login(credentials: { email: string; password: string }): Promise<User> {
    const result = await this.rest.login(credentials);
    this.platform.demo.set(null);
    return this.signIn(result);
  }

  async demoSignIn(userId: Id): Promise<User> {
    const result = await this.rest.demoSignIn(userId);
    this.platform.demo.set(userId);
    return this.signIn(result);
  }

  async logout(): Promise<void> {
    const { client, user } = this.store.get();
    this.signOuts += 1;
    this.platform.demo.set(null);
    this.memory.set('signing-out');
    this.tabs?.post({ kind: 'signed-out' });
    await Promise.all([client?.wipe(), this.kept.wipe(user?.id)]);
    this.store.set(SIGNED_OUT);
    await this.leave(1);
  }

  /** Ends the session at the service; tried until it is reached, also after a reload. */
  private async leave(attempt: number): Promise<void> {
    try {
      await this.rest.logout().catch(ignoreEnded);
      this.memory.set(null);
    } catch {
      this.timers.set('start', backoff(attempt), () => void this.leave(attempt + 1));
    }
  }

  /** At load. Without network it is not known whether someone is signed in, so it is asked until it is. */
  private async resume(attempt: number): Promise<void> {
    const remembered = this.platform.demo.get() === null ? this.memory.get() : 'signed-in';
    if (remembered !== 'signed-in') {
      this.store.set(SIGNED_OUT);
      return remembered === 'signing-out' ? this.leave(1) : undefined;
    }
    this.timers.set('patience', PATIENCE_MS, () => void this.openKept());
    try {
      await this.renew();
    } catch (error) {
      if (this.store.get().status !== 'starting') return;
      if (isEnded(error)) return this.over(this.memory.person(), isSuspended(error));
      if (await this.openKept()) return;
      this.store.update((state) => ({ ...state, isUnreachable: true }));
      const wait = backoff(attempt, 1_000, MOST_WAIT_MS);
      this.timers.set('start', wait, () => void this.resume(attempt + 1));
    }
  }

  /** Without the service: what the person last saw here, and a client that goes on trying. */
  private async openKept(): Promise<boolean> {
    const userId = this.platform.demo.get() ?? this.memory.person();
    const client = userId && (await this.kept.open(userId, (user) => this.makeClient(user)));
    if (!client || this.store.get().status !== 'starting') return false;
    this.enter(client, client.me.get()!);
    return true;
  }

  private signIn(result: SignInResult): User {
    this.timers.clearAll();
    this.memory.set('signed-in', result.user.id);
    if (this.platform.demo.get() === null) this.tabs?.post({ kind: 'signed-in', result });
    return this.adopt(result);
  }

  private adopt({ accessToken, user }: SignInResult): User {
    this.fresh = accessToken;
    const { client, user: before } = this.store.get();
    if (client && before?.id === user.id) return user;
    client?.stop();
    this.enter(this.makeClient(user), user);
    return user;
  }

  private makeClient(user: User): Officehours {
    const { baseUrl } = this;
    const onSignedOut = (): void => this.over(user.id, this.wasSuspended);
    return createOfficehours(
      { baseUrl, user, getToken: (reason) => this.token(reason), onSignedOut },
      this.platform,
    );
  }

  private enter(client: Officehours, user: User): void {
    this.timers.clearAll();
    this.store.set({ status: 'signed-in', user, isUnreachable: false, isSuspended: false, client });
    client.start();
    this.kept.keep(client, user);
  }

  /** For the client: the token that is at hand, else a renewed one; null when the session is over. */
  private async token(reason: TokenReason): Promise<string | null> {
    const fresh = this.takeFresh();
    if (fresh !== null && reason === 'needed') return fresh;
    try {
      const isSamePerson = this.store.get().user?.id === (await this.renew()).id;
      // Someone else signed in with this cookie: this client is over, the session goes on as that person.
      return isSamePerson ? this.takeFresh() : null;
    } catch (error) {
      this.wasSuspended = isSuspended(error);
      if (isEnded(error)) return null;
      throw error;
    }
  }

  private takeFresh(): string | null {
    const { fresh } = this;
    this.fresh = null;
    return fresh;
  }

  /** The cookie signs this person in no more; whoever has signed in since is not meant. */
  private over(userId: Id | null, isSuspended: boolean): void {
    const { client, user } = this.store.get();
    if (user && user.id !== userId) return;
    client?.stop();
    void this.kept.wipe(userId ?? undefined);
    this.memory.set(null);
    this.store.set({ ...SIGNED_OUT, isSuspended });
  }

  /** Signs in with the cookie. One tab at a time: it rotates, and using the old one twice looks like theft. */
  private async renew(): Promise<User> {
    const { signOuts, rest } = this;
    const { demo, locks } = this.platform;
    const person = demo.get();
    const refresh = () => (person === null ? rest.refresh() : rest.demoSignIn(person));
    const result = await (locks && person === null
      ? locks.request('officehours:refresh', refresh)
      : refresh());
    if (signOuts !== this.signOuts) throw new OfficehoursError('session_ended');
    return this.signIn(result);
  }

  private hear(news: TabNews): void {
    // A demo tab is its own person whatever the others do.
    if (this.platform.demo.get() !== null) return;
    if (news.kind === 'signed-in') return void this.adopt(news.result);
    this.signOuts += 1;
    const { client, user } = this.store.get();
    void client?.wipe();
    void this.kept.wipe(user?.id);
    this.store.set(SIGNED_OUT);
  }
}

function isEnded(error: unknown): boolean {
  return isSuspended(error) || isSignedOut(error);
}

function ignoreEnded(error: unknown): void {
  if (!isEnded(error)) throw error;
}
