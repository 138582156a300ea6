import { readFileSync } from 'node:fs';
import type { ClientEventName } from '@officehours/contracts';
import { EVENT_ROWS } from './support/access/event-rows';
import { sayUnadmitted } from './support/access/refused-socket';
import { REST_ROWS } from './support/access/rest-rows';
import { newWorld, PEOPLE, type Who, type World } from './support/access/world';
import { connect, type Client } from './support/client';
import { WORKSPACE } from './support/process';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

interface AccessDocument {
  routes: Record<string, string>;
  events: Record<string, string>;
  verdicts: Record<string, Record<string, string>>;
}

const matrix = JSON.parse(readFileSync(`${WORKSPACE}libs/api-client/access.json`, 'utf8')) as AccessDocument;
const routes = Object.entries(matrix.routes);
const events = Object.entries(matrix.events) as [ClientEventName, string][];

let server: Server;
let world: World;

beforeAll(async () => {
  // Rooms as where nothing is said; alone the demo has another policy.
  server = await startServer({ DEMO: 'true', TALK_POLICY: 'pair' });
  world = await newWorld(server);
});

afterAll(() => server.stop());

async function verdictOfRoute(route: string, who: Who | 'no token'): Promise<string> {
  const [method = '', declared = ''] = route.split(' ');
  const { path, ...call } = await REST_ROWS[route]!(world, who);
  const shape = new RegExp(`^${declared.replace(/:[a-zA-Z]+/g, '[^/]+')}$`);
  expect(path.replace(/[?].*/, '')).toMatch(shape);
  const caller = who === 'no token' ? undefined : world.people[who];
  const answer = await rest(server, caller).call<{ code: string }>(method, path, call);
  return answer.status < 400 ? 'allowed' : (answer.body?.code ?? String(answer.status));
}

describe('the access matrix', () => {
  it('has a way to try every route and every event of the service, and none that is not there', () => {
    expect(Object.keys(REST_ROWS).sort()).toEqual(routes.map(([route]) => route).sort());
    expect(Object.keys(EVENT_ROWS).sort()).toEqual(events.map(([event]) => event).sort());
    for (const verdicts of Object.values(matrix.verdicts))
      expect(Object.keys(verdicts).sort()).toEqual(['no token', ...PEOPLE].sort());
  });

  it.each(routes)('%s answers each of them as the policy of %s says', async (route, action) => {
    const found: Record<string, string> = {};
    for (const who of ['no token', ...PEOPLE] as const) found[who] = await verdictOfRoute(route, who);
    expect(found).toEqual(matrix.verdicts[action]);
  });
});

describe('the events of the access matrix', () => {
  let clients: Partial<Record<Who, Client>>;

  beforeAll(async () => {
    const open = async (who: Who) => [who, await connect(server, world.people[who])] as const;
    const opened = await Promise.all(PEOPLE.filter((who) => who !== 'suspended').map(open));
    clients = Object.fromEntries(opened);
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
    expect(found).toEqual(matrix.verdicts[action]);
  });
});
