import { writeFileSync } from 'node:fs';
import { Memberships } from './support/canaries/memberships';
import { dice } from './support/canaries/dice';
import { PLANTED_AFTERWARDS, PLANTED_IN_ROOM, PLANTED_IN_SCHOOL } from './support/canaries/planted';
import { Play } from './support/canaries/play';
import { Pushes } from './support/canaries/pushes';
import { Secrets } from './support/canaries/secrets';
import { Verdict } from './support/canaries/verdict';
import { Witness } from './support/canaries/witness';
import { newSchool, newStranger } from './support/canaries/world';
import { startServer, type Server } from './support/server';

/** `npm run canaries` sets them: how many deliveries, from which seed, and where to write what it was. */
const DELIVERIES = Number(process.env['CANARY_DELIVERIES'] ?? 4_000);
const SEED = Number(process.env['CANARY_SEED'] ?? 20_261_126);
const REPORT = process.env['CANARY_REPORT'];
const SCHOOLS = 4;
/** Deliveries of a round. */
const ROUND = 1_000;
/** Steps of all schools together before it is asked how much was delivered. */
const STEPS = 10;

let server: Server;
const secrets = new Secrets();
const memberships = new Memberships();
const verdict = new Verdict(secrets, memberships);
const pushes = new Pushes();
const plays: Play[] = [];
let strangers: Witness[];

const everyone = (): Witness[] => [...plays.flatMap((play) => play.everyone), ...strangers];
const delivered = (): number => everyone().reduce((sum, { deliveries }) => sum + deliveries, 0);

beforeAll(async () => {
  server = await startServer(pushes.environment);
  for (let n = 0; n < SCHOOLS; n += 1)
    plays.push(
      new Play(server, secrets, await newSchool(server, secrets, pushes, n), pushes, dice(SEED + n)),
    );
  strangers = [new Witness(server, secrets, await newStranger(server), undefined)];
  for (const stranger of strangers) await stranger.connect();
  for (const play of plays) await play.begin();
});

afterAll(async () => {
  await server.stop();
  pushes.remove();
});

describe('schools in which people write, read, come and go', () => {
  const rounds = Math.ceil(DELIVERIES / ROUND);
  it.each(Array.from({ length: rounds }, (_, n) => n + 1))('go on, round %i', async (round) => {
    for (let n = 0; delivered() < round * ROUND; n += STEPS)
      await Promise.all(
        plays.map(async (play) => {
          const others = plays.filter((other) => other !== play).flatMap(({ wanderers }) => wanderers);
          const steps = Array.from({ length: STEPS }, (_, step) => n + step);
          for (const step of steps) await play.step(step, [...strangers, ...others]);
        }),
      );
  });

  it('each learn what is theirs, and nothing else, by any way', async () => {
    for (const play of plays) await play.end();
    for (const play of plays) await play.read(memberships, secrets);
    expect(everyone().flatMap((witness) => verdict.leaksTo(witness))).toEqual([]);
  });

  it('have come and gone, and were told a lot meanwhile', () => {
    for (const play of plays)
      for (const wanderer of play.wanderers) {
        const ways = [...wanderer.seen.values()];
        expect(ways).toContain('receiveMessage');
        expect(memberships.wasIn(wanderer.person.id, play.school.group.id)).toBe(true);
      }
    for (const { absent } of plays) expect(absent.member.seen.size).toBeGreaterThan(10);
    expect(delivered()).toBeGreaterThanOrEqual(DELIVERIES);
    expect(server.alive()).toBe(true);
    if (REPORT) writeFileSync(REPORT, JSON.stringify({ deliveries: delivered(), secrets: secrets.count }));
  });
});

describe('who is told what is not theirs is found out:', () => {
  const here = (): Play => plays[0]!;
  const elsewhere = (): Play => plays[1]!;
  /** Somebody else with the eyes of these, who has seen nothing yet. */
  const fresh = ({ person, school }: Witness): Witness => new Witness(server, secrets, person, school);

  it.each(Object.entries({ ...PLANTED_IN_SCHOOL, ...PLANTED_IN_ROOM }))('%s', (kind, leak) => {
    const outside = [strangers[0]!, elsewhere().members[1]!];
    const inSchool = kind in PLANTED_IN_SCHOOL ? [] : [here().bystander];
    for (const witness of [...outside, ...inSchool].map(fresh)) {
      leak(witness, here().school, secrets);
      expect(verdict.leaksTo(witness)).not.toEqual([]);
    }
  });

  it.each(PLANTED_AFTERWARDS)('%s, by who was in the room before', (kind) => {
    const { school, wanderers } = here();
    const witness = fresh(wanderers[0]!);
    PLANTED_IN_ROOM[kind]!(witness, school, secrets);
    expect(verdict.leaksTo(witness)).toEqual([]);
    witness.isOutOf(school.group.id);
    PLANTED_IN_ROOM[kind]!(witness, school, secrets);
    expect(verdict.leaksTo(witness)).not.toEqual([]);
  });

  it('a text that was said while they were out', () => {
    const { members, wanderers } = here();
    const [wanderer, member] = [fresh(wanderers[0]!), fresh(members[1]!)];
    for (const witness of [wanderer, member])
      witness.reads('GET history', [...members[1]!.seen.keys()].join(' '));
    expect(verdict.leaksTo(wanderer).join()).toContain('was said while they were out');
    expect(verdict.leaksTo(member)).toEqual([]);
  });
});
