import { setImmediate as nextTurn } from 'node:timers/promises';

/** More keys than this in one question gain nothing. */
const MOST = 200;

/**
 * Many small questions that are asked at about the same time, answered by one: while one is under way the next
 * gathers, without any timer. A question that has begun is never joined, so that who asks after a write sees it.
 */
export class Coalesced<V> {
  private waiting = new Map<string, PromiseWithResolvers<V | undefined>>();
  private isAsking = false;

  /**
   * @param askAll answers for all keys at once; a key that it leaves out has no answer.
   * @param atOnce keys in one question.
   */
  constructor(
    private readonly askAll: (keys: string[]) => Promise<ReadonlyMap<string, V>>,
    private readonly atOnce = MOST,
  ) {}

  ask(key: string): Promise<V | undefined> {
    const known = this.waiting.get(key);
    if (known) return known.promise;
    const question = Promise.withResolvers<V | undefined>();
    this.waiting.set(key, question);
    if (!this.isAsking) void this.run();
    return question.promise;
  }

  private async run(): Promise<void> {
    this.isAsking = true;
    while (this.waiting.size > 0) {
      // What is asked in the same turn of the event loop goes along: the busier the service, the more that is.
      await nextTurn();
      const questions = [...this.waiting].slice(0, this.atOnce);
      for (const [key] of questions) this.waiting.delete(key);
      try {
        const answers = await this.askAll(questions.map(([key]) => key));
        for (const [key, { resolve }] of questions) resolve(answers.get(key));
      } catch (error) {
        for (const [, { reject }] of questions) reject(error);
      }
    }
    this.isAsking = false;
  }
}
