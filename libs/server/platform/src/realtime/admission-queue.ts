import { AppError } from '../errors/app-error';

/** Handshakes that are looked at together; more would only wait for each other, and everyone else for them. */
const AT_ONCE = 100;
const QUEUE = 10_000;

/**
 * Lets handshakes in some at a time: after a restart thousands come at once, and those who are connected already have
 * to be served meanwhile. Beyond the queue a socket is refused and comes back, at a moment of its own.
 */
export class AdmissionQueue {
  private underWay = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce = AT_ONCE,
    private readonly most = QUEUE,
  ) {}

  /** @throws `unavailable` when too many wait. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.underWay >= this.atOnce) await this.turn();
    else this.underWay += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever is next takes the place over. In a turn of its own: events of open sockets come in between.
      if (next) setImmediate(next);
      else this.underWay -= 1;
    }
  }

  private turn(): Promise<void> {
    if (this.waiting.length >= this.most)
      return Promise.reject(new AppError('unavailable', { retryAfterMs: 1_000 }));
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
