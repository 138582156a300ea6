import type { ErrorCode } from '@officehours/contracts';
import { OfficehoursError } from '../rest/error';
import { backoff } from '../support/backoff';
import { createStore, type Store } from '../support/store';
import type { CatchUpReason, ConnectionOptions } from './connection-options';
import { requester, type Request } from './request';
import type { LiveSocket } from './socket';
import { nextState, type ConnectionState, type ConnectionStep } from './state';
import { Timers } from '../support/timers';

const STALE_AFTER_MS = 30_000;
/** After this long out of sight a page may have slept, and its connection be dead without knowing. */
const ASLEEP_MS = 20_000;
/** The connection of a device that says it is offline has this long to show that it lives. */
const ANSWER_MS = 600;

/** The one connection of a client: makes it, keeps it, and says how far it can be trusted. */
export class Connection {
  readonly request: Request;
  private readonly store: Store<ConnectionState>;
  private readonly socket: LiveSocket;
  private readonly timers = new Timers<'stale' | 'connect' | 'renew' | 'catchUp' | 'answer'>();
  private unfollow: (() => void) | null = null;
  private offered: string | null = null;
  /** Counts connections and attempts, so that what a former one left unfinished is recognised. */
  private generation = 0;
  private refusals = 0;
  private failures = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.store = createStore<ConnectionState>({ status: 'connecting', since: Date.now() });
    this.socket = options.openSocket({
      baseUrl: options.baseUrl,
      auth: (done) => void this.offerToken(done),
      listeners: {
        ...options.facts,
        connect: () => this.connected(),
        disconnect: () => this.lost(),
        connectError: (code) => void this.refused(code),
        sessionEnded: ({ code }) => void this.renewOrEnd(code),
      },
    });
    this.request = requester(this.socket);
  }

  get state(): Pick<Store<ConnectionState>, 'get' | 'subscribe'> {
    return this.store;
  }

  start(): void {
    if (this.unfollow) return;
    this.unfollow = this.options.device.follow({
      online: () => this.deviceOnline(),
      offline: () => this.deviceOffline(),
      left: () => this.tellLooking(),
      returned: (awayMs) => {
        this.tellLooking();
        if (awayMs > ASLEEP_MS) void this.verify('returned');
      },
    });
    this.refusals = 0;
    this.step('restarted');
    this.waitForStale();
    this.socket.connect();
  }

  stop(): void {
    this.unfollow?.();
    this.unfollow = null;
    this.socket.disconnect();
    this.timers.clearAll();
  }

  /** The session is over, as the service says or another call found out. */
  end(code: ErrorCode): void {
    if (this.isEnded()) return;
    this.step('ended');
    this.stop();
    this.options.onEnded(code);
  }

  /** Until it is started again. */
  isEnded(): boolean {
    return this.store.get().status === 'ended';
  }

  isConnected(): boolean {
    return this.socket.isConnected();
  }

  /** Tells the service something that needs no answer; dropped when there is no connection. */
  notify: LiveSocket['notify'] = (event, payload) => {
    if (this.socket.isConnected()) this.socket.notify(event, payload);
  };

  /** While no page of the person is looked at, their devices are told. */
  private tellLooking(): void {
    this.notify('setLooking', { isLooking: !this.options.device.isHidden() });
  }

  /** Connects now instead of after the wait. */
  retryNow(): void {
    if (this.unfollow && !this.socket.isConnected()) this.redial();
  }

  /** Catches up over the present connection, and makes a new one when that one turns out to be dead. */
  async verify(reason: CatchUpReason): Promise<void> {
    if (!this.socket.isConnected()) return this.retryNow();
    try {
      await this.options.catchUp(reason);
    } catch (error) {
      if (!(error instanceof OfficehoursError) || error.code !== 'network' || !this.socket.isConnected())
        return;
      this.redial();
    }
  }

  /** Presents the current token, when it is another one, so that the session goes on without a break. */
  async authenticate(): Promise<void> {
    const token = await this.options.tokens.get();
    if (!this.unfollow) return;
    if (token === null) return this.end('unauthenticated');
    if (token !== this.offered && this.socket.isConnected()) await this.request('authenticate', { token });
    this.offered = token;
    this.renewLater();
  }

  private redial(): void {
    this.socket.disconnect();
    this.timers.clear('connect');
    this.socket.connect();
  }

  private async offerToken(done: (auth: { token: string; rooms: 'all' }) => void): Promise<void> {
    const generation = ++this.generation;
    try {
      const token = await this.options.tokens.get();
      if (generation !== this.generation || !this.unfollow) return;
      if (token === null) return this.end('unauthenticated');
      this.offered = token;
      done({ token, rooms: 'all' });
    } catch {
      if (generation !== this.generation) return;
      this.socket.disconnect();
      this.connectLater();
    }
  }

  private connected(): void {
    this.failures = 0;
    this.refusals = 0;
    this.renewLater();
    if (this.options.device.isHidden()) this.tellLooking();
    void this.catchUp(++this.generation, 1);
  }

  private async catchUp(generation: number, attempt: number): Promise<void> {
    const isCurrent = () => generation === this.generation && this.socket.isConnected();
    try {
      await this.options.catchUp('connected');
      if (!isCurrent()) return;
      this.timers.clear('stale');
      this.step('caughtUp');
    } catch {
      if (!isCurrent()) return;
      this.timers.set('catchUp', backoff(attempt), () => void this.catchUp(generation, attempt + 1));
    }
  }

  private lost(): void {
    this.generation += 1;
    this.timers.clear('catchUp');
    this.timers.clear('renew');
    this.timers.clear('answer');
    this.options.onLost();
    this.step('lost');
    if (!this.unfollow) return;
    if (!this.options.device.isOnline()) this.step('deviceOffline');
    this.waitForStale();
    if (!this.socket.isActive()) this.connectLater();
  }

  /** Without a code the service was not reached, and the socket tries again by itself. */
  private async refused(code: unknown): Promise<void> {
    if (this.store.get().status === 'connecting' && !this.options.device.isOnline())
      this.step('deviceOffline');
    if (this.socket.isActive()) return;
    if (code !== 'unauthenticated' && code !== 'session_ended') return this.connectLater();
    this.refusals += 1;
    // A second refusal in a row is that of a fresh token.
    if (this.refusals > 1) return this.end(code);
    await this.renewOrEnd(code);
  }

  private async renewOrEnd(code: ErrorCode): Promise<void> {
    try {
      const token = await this.options.tokens.replace(this.offered);
      if (!this.unfollow) return;
      if (token === null) return this.end(code);
      this.redial();
    } catch {
      this.connectLater();
    }
  }

  private connectLater(): void {
    if (!this.unfollow) return;
    if (!this.options.device.isOnline()) this.step('deviceOffline');
    this.failures += 1;
    this.timers.set('connect', backoff(this.failures, 1_000, 10_000), () => this.retryNow());
  }

  private renewLater(): void {
    const wait = this.options.tokens.renewIn();
    if (wait !== null) this.timers.set('renew', wait + 50, () => void this.renew());
  }

  /** Tried again until the service ends the session with the old token. */
  private async renew(): Promise<void> {
    try {
      await this.authenticate();
    } catch {
      if (this.unfollow) this.timers.set('renew', 5_000, () => void this.renew());
    }
  }

  private waitForStale(): void {
    this.timers.set('stale', STALE_AFTER_MS, () => this.step('waited'));
  }

  private deviceOnline(): void {
    this.step('deviceOnline');
    if (!this.socket.isConnected()) this.waitForStale();
    void this.verify('returned');
  }

  /** The device may be wrong, as with a service on the same machine: only a connection that does not answer is dead. */
  private deviceOffline(): void {
    if (!this.socket.isConnected()) return this.step('deviceOffline');
    this.timers.set('answer', ANSWER_MS, () => this.redial());
    const answered = () => this.timers.clear('answer');
    void this.request('authenticate', { token: this.offered ?? '' }).then(answered, answered);
  }

  private step(step: ConnectionStep): void {
    this.store.update((state) => nextState(state, step, Date.now()));
  }
}
