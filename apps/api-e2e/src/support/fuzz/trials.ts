import type { Server } from '../server';
import { AnswerTimes, type Slowest } from './answer-times';
import { AskingSocket, CLOSED } from './asking-socket';
import type { Case, CallerName, EventCase, RestCase } from './cases';
import { Facts } from './facts';
import { HttpCaller, type RawAnswer } from './http-caller';
import { judgeAck, judgeAnswer, type Verdict } from './judge';

/** Sends cases to a server, judges each answer, and keeps which of them were accepted. */
export class Trials {
  accepted = 0;
  refused = 0;
  readonly times = new AnswerTimes();
  /** Of what looks at a password. */
  readonly dearTimes = new AnswerTimes();
  private readonly http: HttpCaller;
  /** What was refused since `moveTo`, by its mark: none of it may be stored. */
  private readonly refusals = new Map<string, Case>();
  private readonly sockets = new Map<CallerName, AskingSocket>();

  private damaged?: AskingSocket;

  constructor(
    private readonly server: Server,
    public facts: Facts,
  ) {
    this.http = new HttpCaller(server.url);
    server.onStop(() => this.http.close());
  }

  get count(): number {
    return this.accepted + this.refused;
  }

  get slowest(): Slowest {
    const [one, other] = [this.times.slowest, this.dearTimes.slowest];
    return one.ms > other.ms ? one : other;
  }

  /** Goes on with these people instead: what the cases did to the others is left behind. */
  moveTo(facts: Facts): void {
    for (const socket of this.sockets.values()) socket.close();
    this.sockets.clear();
    this.damaged?.close();
    this.refusals.clear();
    this.facts = facts;
  }

  /** @throws saying what is wrong with the answer. */
  async try(one: Case, times: AnswerTimes = this.times): Promise<Verdict> {
    const mark = Facts.newMark();
    const before = performance.now();
    const verdict = one.kind === 'rest' ? await this.request(one, mark) : await this.emit(one, mark);
    times.add(performance.now() - before, JSON.stringify(one));
    this[verdict] += 1;
    if (verdict === 'refused') this.refusals.set(mark, one);
    return verdict;
  }

  /** Sends a damaged frame: its socket either answers the next good question, or is closed. */
  async damage(frame: string): Promise<void> {
    const socket = (this.damaged = this.damaged?.isOpen ? this.damaged : await this.newSocket('student'));
    const mark = Facts.newMark();
    const before = performance.now();
    socket.send(this.facts.filled(frame, mark));
    const answer = await socket
      .ask('joinRoom', this.facts.filled('"@@ROOM@@"', mark))
      .catch((error: Error) => {
        if (error !== CLOSED) throw error;
      });
    this.times.add(performance.now() - before, frame);
    this[answer === undefined ? 'refused' : 'accepted'] += 1;
  }

  /** Whether a case is refused as malformed. */
  async malformed(one: Case): Promise<boolean> {
    const mark = Facts.newMark();
    if (one.kind === 'rest') return (await this.answerTo(one, mark)).status === 400;
    return (await this.ackOf(one, mark)).includes('"validation_failed"');
  }

  /** The refused case in which a mark stood. */
  refusedWith(mark: string): Case | undefined {
    return this.refusals.get(mark);
  }

  private async request(one: RestCase, mark: string): Promise<Verdict> {
    return judgeAnswer(await this.answerTo(one, mark), mark);
  }

  private answerTo(one: RestCase, mark: string): Promise<RawAnswer> {
    const fill = (text: string): string => this.facts.filled(text, mark);
    // Half a surrogate pair has no encoding; it goes as the replacement character.
    const encoded = (text: string): string => encodeURIComponent(Buffer.from(fill(text)).toString());
    const query = one.query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
    const path = `/${one.path.map(encoded).join('/')}${query && `?${query}`}`;
    const token = this.facts.people[one.caller]?.token;
    const headers = Object.fromEntries(
      Object.entries(one.headers).map(([name, value]) => [name, fill(value)]),
    );
    const text = one.text === undefined ? undefined : fill(one.text);
    const all = { ...(token && { authorization: `Bearer ${token}` }), ...headers };
    return this.http.call(one.method, path, all, text);
  }

  private async emit(one: EventCase, mark: string): Promise<Verdict> {
    return judgeAck(await this.ackOf(one, mark), mark);
  }

  private async ackOf(one: EventCase, mark: string): Promise<string> {
    const socket = await this.socketOf(one.caller);
    const answer = await socket.ask(one.event, this.facts.filled(one.text, mark));
    if (socket.unexpected > 0) throw new Error(`${one.event} was answered twice`);
    return answer;
  }

  private async socketOf(caller: CallerName): Promise<AskingSocket> {
    const open = this.sockets.get(caller);
    if (open?.isOpen) return open;
    const socket = await this.newSocket(caller);
    this.sockets.set(caller, socket);
    return socket;
  }

  private newSocket(caller: CallerName): Promise<AskingSocket> {
    return AskingSocket.connect(this.server, this.facts.people[caller]?.token ?? '');
  }
}
