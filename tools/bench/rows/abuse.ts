import { Attacker } from '../load/attacker.ts';
import { attacks, type Target } from '../load/attacks.ts';
import { Generator } from '../load/generator.ts';
import { makePairs } from '../load/people.ts';
import { sampled } from '../measure/machine.ts';
import { quietMedian, type Sample } from '../measure/statistics.ts';
import { startProduct } from '../servers/start.ts';
import type { Measured, Measurement } from './context.ts';
import { short } from './format.ts';

/** Pairs of honest people, and what all of them send in a second: well within everybody's limits. */
const PAIRS = 100;
const PER_SECOND = 60;
const WARM_MS = 3_000;
const SETTLE_MS = 500;

interface Outcome {
  attack: string;
  before: number;
  during: number;
  answered: boolean;
}

/** The service with everything on, limits too; attackers come from other addresses, as a proxy would say. */
const ENVIRONMENT = { RATE_LIMITS: 'on', TRUST_PROXY: '1' };

export const abuse: Measurement = {
  rows: ['19'],
  async measure({ rounds, sampleMs }): Promise<Measured[]> {
    const server = await startProduct(ENVIRONMENT);
    const [generator, attacker] = [new Generator(), new Attacker()];
    try {
      const [bad, ...good] = await makePairs(server.url, PAIRS + 1);
      if (!bad) throw new Error('there is nobody');
      const target: Target = { url: server.url, token: bad.studentToken, room: bad.room };
      await generator.tell({ do: 'open', url: server.url, seats: good.flatMap(({ seats }) => seats) });
      const honest = (ms: number) => generator.tell({ do: 'openLoop', perSecond: PER_SECOND, ms });
      const pids = [...server.pids, generator.pid, attacker.pid];
      await honest(WARM_MS);
      const outcomes: Outcome[] = [];
      for (const attack of Object.keys(attacks)) {
        const [before, during] = [[], []] as [Sample<number>[], Sample<number>[]];
        let answered = true;
        for (let round = 0; round < rounds; round += 1) {
          const sample = async () => {
            const { ackP99, sent, answered: got } = await honest(sampleMs);
            answered &&= got === sent;
            return ackP99;
          };
          before.push(await sampled(pids, sample));
          during.push(await sampled(pids, () => attacker.during(attack, target, sample)));
          // What the attack has left behind is not of the next baseline.
          await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
        }
        const p99 = (samples: Sample<number>[]) => quietMedian(samples, (value) => value);
        outcomes.push({ attack, before: p99(before), during: p99(during), answered });
      }
      return [measured(outcomes)];
    } finally {
      attacker.stop();
      generator.stop();
      await server.stop();
    }
  },
};

function measured(outcomes: readonly Outcome[]): Measured {
  const ratio = (one: Outcome) => one.during / one.before;
  const worst = [...outcomes].sort((a, b) => ratio(b) - ratio(a));
  const lost = outcomes.filter(({ answered }) => !answered).map(({ attack }) => attack);
  const list = worst.map(
    (one) => `${one.attack} ${short(ratio(one))} (${short(one.before)} → ${short(one.during)} ms)`,
  );
  return {
    row: '19',
    ratio: ratio(worst[0] as Outcome),
    isMissed: lost.length > 0,
    detail: `${list.join('; ')}; ${lost.length === 0 ? 'every honest message acknowledged' : `unanswered during ${lost.join(', ')}`}`,
  };
}
