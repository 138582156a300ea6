import { writeFileSync } from 'node:fs';
import { Memberships } from './support/canaries/memberships';
import { dice, Play } from './support/canaries/play';
import { Secrets } from './support/canaries/secrets';
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
const plays: Play[] = [];
let strangers: Witness[];

const everyone = (): Witness[] => [...plays.flatMap((play) => play.everyone), ...strangers];
const delivered = (): number => everyone().reduce((sum, { deliveries }) => sum + deliveries, 0);

beforeAll(async () => {
  server = await startServer();
  for (let n = 0; n < SCHOOLS; n += 1)
    plays.push(new Play(server, secrets, await newSchool(server, secrets, n), dice(SEED + n)));
  strangers = [new Witness(server, secrets, await newStranger(server), undefined)];
  for (const stranger of strangers) await stranger.connect();
  for (const play of plays) await play.begin();
});

afterAll(() => server.stop());

/** Why a secret must not have reached this person; undefined when it may. */
function fault({ person, school }: Witness, secret: string): string | undefined {
  const owner = secrets.ownerOf(secret);
  switch (owner?.of) {
    case 'school':
      return owner.school === school ? undefined : 'is of another school';
    case 'person':
      return owner.person === person.id ? undefined : 'is somebody else’s alone';
    case 'room':
      return memberships.wasIn(person.id, owner.room) ? undefined : 'is of a room they were never in';
    case 'message':
      return memberships.mayRead(person.id, owner.room, owner.seq)
        ? undefined
        : 'was said while they were out';
    default:
      return 'belongs to nobody';
  }
}

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
    const leaks = everyone().flatMap((witness) =>
      [...witness.seen].flatMap(([secret, way]) => {
        const why = fault(witness, secret);
        return why ? [`${way} showed ${witness.person.name} what ${why}: ${secret}`] : [];
      }),
    );
    expect(leaks).toEqual([]);
  });

  it('learn nothing of a room after they are out of it', () => {
    expect(everyone().flatMap(({ late }) => late)).toEqual([]);
  });

  it('would be found out: somebody who is told what is not theirs', async () => {
    const [here, elsewhere] = plays as [Play, Play];
    const told = [here.school.group.id, here.school.course.ada.name, ...here.members[0]!.seen.keys()].join(
      ' ',
    );
    for (const one of [strangers[0]!.person, elsewhere.school.course.ben]) {
      const witness = new Witness(server, secrets, one, one === strangers[0]!.person ? undefined : 1);
      await witness.look('a test', () => Promise.resolve(told));
      expect([...witness.seen.keys()].filter((secret) => !fault(witness, secret))).toEqual([]);
      expect(witness.seen.size).toBeGreaterThan(10);
    }
    const [wanderer] = here.wanderers as [Witness];
    const since = new Witness(server, secrets, wanderer.person, 0);
    await since.look('a test', () => Promise.resolve(told));
    expect([...since.seen.keys()].map((secret) => fault(since, secret))).toContain(
      'was said while they were out',
    );
  });

  it('have come and gone, and were told a lot meanwhile', () => {
    for (const play of plays)
      for (const wanderer of play.wanderers) {
        const ways = [...wanderer.seen.values()];
        expect(ways).toContain('receiveMessage');
        expect(memberships.wasIn(wanderer.person.id, play.school.group.id)).toBe(true);
      }
    expect(delivered()).toBeGreaterThanOrEqual(DELIVERIES);
    expect(server.alive()).toBe(true);
    if (REPORT) writeFileSync(REPORT, JSON.stringify({ deliveries: delivered(), secrets: secrets.count }));
  });
});
