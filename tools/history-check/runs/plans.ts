import { killAfterLastWord, killBoth, killDatabase, killNode, killRedis } from '../faults/kills.ts';
import { busFaults, disturbBus } from '../faults/bus.ts';
import { badNetwork } from '../faults/network.ts';
import { databaseAway } from '../faults/outage.ts';
import { pause, rollingRestart } from '../faults/planned.ts';
import { powerCut, powerCutOnForgetfulDisk } from '../faults/power.ts';
import { stepDown } from '../faults/replica-set.ts';
import { enoughMessages, undisturbed, type Scene } from '../faults/scene.ts';
import type { Plan } from './run.ts';

const RATE = 250;
/** Between nodes without a bus, news travels by catching up only. */
const NO_BUS: Plan['without'] = ['C13'];

const node = ({ stage, random }: Scene) => random.pick(stage.nodes);

async function times(count: number, run: () => Promise<void>): Promise<void> {
  for (let done = 0; done < count; done += 1) await run();
}

/** Nothing is done to it: the checker must find nothing either. */
export const undisturbedPlan = (forMs: number): Plan => ({
  name: 'undisturbed',
  stage: { nodes: 1, pushes: true },
  rate: RATE,
  script: (scene) => undisturbed(scene, forMs),
});

/** One process with everything inside, as `npm start` has it: each kill is one of API and database at once. */
export const apiKilled = (kills: number, messages: number): Plan => ({
  name: 'api killed',
  stage: { nodes: 1, pushes: true },
  rate: RATE,
  async script(scene) {
    for (let done = 1; done <= kills; done += 1) {
      await enoughMessages(scene, (messages * (done - 1)) / kills);
      await killNode(scene, node(scene));
    }
    await enoughMessages(scene, messages);
    await killAfterLastWord(scene, node(scene));
  },
});

/** The database as a process of its own: it alone, and it with the node. */
export const databaseKilled = (alone: number, both: number): Plan => ({
  name: 'database killed',
  stage: { nodes: 1, ownDatabase: true, pushes: true },
  rate: RATE,
  async script(scene) {
    await times(alone, () => killDatabase(scene));
    await times(both, () => killBoth(scene));
  },
});

/** The database away for longer than anyone waits. */
export const databaseOutage = (outages: number): Plan => ({
  name: 'database away',
  stage: { nodes: 1, ownDatabase: true, pushes: true },
  rate: RATE / 2,
  async script(scene) {
    await times(outages, () => databaseAway(scene, 6_000));
    await undisturbed(scene, 1_000);
  },
});

/** Two nodes on one database, without a bus; clients behind proxies that swallow answers. */
export const twoNodes = (rounds: number): Plan => ({
  name: 'two nodes, bad network',
  stage: { nodes: 2, ownDatabase: true, proxies: true },
  rate: RATE,
  without: NO_BUS,
  async script(scene) {
    await times(rounds, async () => {
      await Promise.all([badNetwork(scene, 5_000), pause(scene, node(scene))]);
      await killNode(scene, node(scene));
      await rollingRestart(scene);
    });
  },
});

/** Two nodes with Redis between them, which is killed and comes back empty. */
export const redisKilled = (rounds: number): Plan => ({
  name: 'two nodes, Redis killed',
  stage: { nodes: 2, ownDatabase: true, redis: true },
  rate: RATE,
  without: NO_BUS,
  async script(scene) {
    await times(rounds, async () => {
      await killRedis(scene, scene.random.between(500, 2_000));
      await killNode(scene, node(scene));
    });
  },
});

/** Two nodes with Redis, left in peace: whoever is connected hears everything at once, from either node. */
export const twoNodesAtPeace = (forMs: number): Plan => ({
  name: 'two nodes with Redis',
  stage: { nodes: 2, ownDatabase: true, redis: true },
  rate: RATE,
  script: (scene) => undisturbed(scene, forMs),
});

/** Nodes whose clocks are ten minutes behind and ahead. */
export const skewedClocks = (forMs: number): Plan => ({
  name: 'skewed clocks',
  stage: {
    nodes: 2,
    ownDatabase: true,
    prefixes: [
      ['faketime', '-f', '-10m'],
      ['faketime', '-f', '+10m'],
    ],
  },
  rate: RATE,
  without: NO_BUS,
  script: (scene) => undisturbed(scene, forMs),
});

/** Everything in one process, on a disk that loses what was not synchronised. */
export const powerCuts = (cuts: number): Plan => ({
  name: 'power cut',
  stage: { nodes: 1, disk: true, pushes: true },
  rate: RATE,
  async script(scene) {
    await times(cuts, () => powerCut(scene, node(scene)));
    await undisturbed(scene, 500);
  },
});

/** The same where fsync does nothing: acknowledged messages must be lost, or a cut cuts nothing. */
export const forgetfulDisk = (): Plan => ({
  name: 'power cut, disk forgets',
  control: true,
  patienceMs: 4_000,
  stage: { nodes: 1, disk: true },
  rate: RATE,
  async script(scene) {
    await undisturbed(scene, 500);
    await powerCutOnForgetfulDisk(scene, node(scene));
  },
});

/** Nodes behind a balancer, one after the other replaced while everyone goes on. */
export const rollingDeploys = (nodes: number, rounds: number): Plan => ({
  name: 'rolling deploys',
  stage: { nodes, ownDatabase: true, redis: true, balancer: true },
  rate: RATE / 2,
  without: NO_BUS,
  async script(scene) {
    await times(rounds, () => rollingRestart(scene));
    await undisturbed(scene, 500);
  },
});

/** Two nodes whose bus is cut, slow, trimmed, emptied and blocked, in turn. */
export const disturbedBus = (rounds: number): Plan => ({
  name: 'two nodes, bus disturbed',
  stage: { nodes: 2, ownDatabase: true, redis: true, links: true },
  rate: RATE,
  without: NO_BUS,
  async script(scene) {
    await times(rounds, async () => {
      for (const kind of scene.random.shuffled([...busFaults])) await disturbBus(scene, kind);
    });
  },
});

/** A real replica set, whose primary steps down again and again. */
export const replicaSet = (uri: string, rounds: number): Plan => ({
  name: 'replica set fails over',
  stage: { nodes: 1, mongodbUri: uri },
  rate: RATE,
  async script(scene) {
    await times(rounds, () => stepDown(scene, uri));
  },
});
