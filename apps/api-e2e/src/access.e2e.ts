import { readFileSync } from 'node:fs';
import { ROOM_KINDS, type ClientEventName, type RoomKind } from '@officehours/contracts';
import { EVENT_ROWS } from './support/access/event-rows';
import { sayUnadmitted } from './support/access/refused-socket';
import { REST_ROWS } from './support/access/rest-rows';
import { RULE_ROWS } from './support/access/rule-rows';
import { newWorld, PEOPLE, type RestRow, type Who, type World } from './support/access/world';
import { connect, type Client } from './support/client';
import { FakeClamd } from './support/fake-clamd';
import { WORKSPACE } from './support/process';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

interface AccessDocument {
  routes: Record<string, string>;
  events: Record<string, string>;
  verdicts: Record<RoomKind, Record<string, Record<string, string>>>;
}

const matrix = JSON.parse(readFileSync(`${WORKSPACE}libs/api-client/access.json`, 'utf8')) as AccessDocument;
const routes = Object.entries(matrix.routes);
const events = Object.entries(matrix.events) as [ClientEventName, string][];
const rules = Object.entries(RULE_ROWS).map(([action, [route]]) => [action, route] as const);

let server: Server;
let scanner: FakeClamd;

beforeAll(async () => {
  // Rooms as where nothing is said; alone the demo has another policy.
  scanner = await FakeClamd.start();
  server = await startServer({ DEMO: 'true', TALK_POLICY: 'pair', CLAMD_URL: scanner.url });
});

afterAll(async () => {
  await server.stop();
  scanner.stop();
});

async function verdictOf(world: World, route: string, row: RestRow, who: Who | 'no token'): Promise<string> {
  const [method = '', declared = ''] = route.split(' ');
  const { path, ...call } = await row(world, who);
  const shape = new RegExp(`^${declared.replace(/:[a-zA-Z]+/g, '[^/]+')}$`);
  expect(path.replace(/[?].*/, '')).toMatch(shape);
  const caller = who === 'no token' ? undefined : world.people[who];
  const answer = await rest(server, caller).call<{ code: string }>(method, path, call);
  return answer.status < 400 ? 'allowed' : (answer.body?.code ?? String(answer.status));
}

async function verdictsOf(world: World, route: string, row: RestRow): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const who of ['no token', ...PEOPLE] as const) found[who] = await verdictOf(world, route, row, who);
  return found;
}

describe('the access matrix', () => {
  it('has a way to try every route and every event of the service, and none that is not there', () => {
    expect(Object.keys(REST_ROWS).sort()).toEqual(routes.map(([route]) => route).sort());
    expect(Object.keys(EVENT_ROWS).sort()).toEqual(events.map(([event]) => event).sort());
  });

  it('has a way to try every action that has no route and no event of its own', () => {
    const placed = new Set([...routes, ...events].map(([, action]) => action));
    const placeless = Object.keys(matrix.verdicts.group).filter((action) => !placed.has(action));
    expect(Object.keys(RULE_ROWS).sort()).toEqual(placeless.sort());
  });

  it('says of rooms of every kind, and of everyone, whether they may', () => {
    expect(Object.keys(matrix.verdicts)).toEqual([...ROOM_KINDS]);
    for (const verdicts of Object.values(matrix.verdicts).flatMap((actions) => Object.values(actions)))
      expect(Object.keys(verdicts).sort()).toEqual(['no token', ...PEOPLE].sort());
  });
});

describe.each(ROOM_KINDS)('with a %s room', (kind) => {
  const verdicts = matrix.verdicts[kind];
  let world: World;
  let clients: Partial<Record<Who, Client>>;

  beforeAll(async () => {
    world = await newWorld(server, kind);
    expect(world.room.kind).toBe(kind);
    const open = async (who: Who) => [who, await connect(server, world.people[who])] as const;
    const opened = await Promise.all(PEOPLE.filter((who) => who !== 'suspended').map(open));
    clients = Object.fromEntries(opened);
  });

  // Before the routes, with which people block each other.
  it.each(rules)('%s, in %s, answers each of them as its policy says', async (action, route) => {
    expect(await verdictsOf(world, route, RULE_ROWS[action]![1])).toEqual(verdicts[action]);
  });

  it.each(routes)('%s answers each of them as the policy of %s says', async (route, action) => {
    expect(await verdictsOf(world, route, REST_ROWS[route]!)).toEqual(verdicts[action]);
  });

  it.each(events)('%s answers each of them as the policy of %s says', async (event, action) => {
    const found: Record<string, string> = {};
    const unadmitted = [
      ['no token', undefined, 'student'],
      ['suspended', world.people.suspended.token, 'suspended'],
    ] as const;
    for (const [name, token, who] of unadmitted)
      found[name] = await sayUnadmitted(server, token, event, await EVENT_ROWS[event](world, who));
    for (const [who, client] of Object.entries(clients) as [Who, Client][]) {
      const answer = await client.askAny(event, await EVENT_ROWS[event](world, who));
      found[who] = answer.ok ? 'allowed' : answer.error.code;
    }
    expect(found).toEqual(verdicts[action]);
  });
});
