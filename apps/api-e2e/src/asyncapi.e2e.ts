import {
  danglingRefs,
  isEmptySchema,
  objectsBehind,
  resolve,
  showsExample,
  type Json,
} from './support/documents';
import { CLIENT_EVENTS, SERVER_EVENTS } from './support/events';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

let server: Server;
let document: Json;

beforeAll(async () => {
  server = await startServer();
  document = (await rest(server).get<Json>('/docs/events.json')).body;
});

afterAll(() => server.stop());

/** The messages of all operations of one direction, by event name. */
function messages(action: 'send' | 'receive'): Map<string, Json> {
  const operations = Object.values(document['operations'] as Record<string, Json>);
  const refs = operations
    .filter((operation) => operation['action'] === action)
    .flatMap((operation) => operation['messages'] as { $ref: string }[]);
  return new Map(
    refs.map(({ $ref }) => {
      const inChannel = resolve(document, $ref) as Json;
      const message = (
        typeof inChannel['$ref'] === 'string' ? resolve(document, inChannel['$ref']) : inChannel
      ) as Json;
      return [String(message['name']), message];
    }),
  );
}

describe('the AsyncAPI document', () => {
  it('is of version 3.0 and has the parts that it must have', () => {
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      info: { title: expect.stringMatching(/\S/), version: expect.stringMatching(/^\d/) },
      channels: expect.any(Object),
      operations: expect.any(Object),
      components: { schemas: expect.any(Object) },
    });
  });

  it('has operations that name their action, an existing channel and messages of that channel', () => {
    for (const operation of Object.values(document['operations'] as Record<string, Json>)) {
      expect(['send', 'receive']).toContain(operation['action']);
      const channel = (operation['channel'] as Json)['$ref'] as string;
      expect(resolve(document, channel)).toBeDefined();
      for (const { $ref } of operation['messages'] as { $ref: string }[]) {
        expect($ref.startsWith(`${channel}/messages/`)).toBe(true);
      }
    }
  });

  // The document is the service's: it receives what clients send, and sends what clients hear.
  it.each(CLIENT_EVENTS)('lists %s as something that the service receives', (event) => {
    expect([...messages('receive').keys()]).toContain(event);
  });

  it.each(SERVER_EVENTS)('lists %s as something that the service sends', (event) => {
    expect([...messages('send').keys()]).toContain(event);
  });

  it('lists nothing that is not in the contract', () => {
    expect([...messages('receive').keys()].sort()).toEqual([...CLIENT_EVENTS].sort());
    expect([...messages('send').keys()].sort()).toEqual([...SERVER_EVENTS].sort());
  });

  it('gives each message a payload that is no empty schema, and an example', () => {
    for (const message of [...messages('send').values(), ...messages('receive').values()]) {
      const payload = message['payload'] as Json;
      const schema = (
        typeof payload['$ref'] === 'string' ? resolve(document, payload['$ref']) : payload
      ) as Json;
      expect({ name: message['name'], empty: isEmptySchema(schema) }).toMatchObject({ empty: false });
      expect({ name: message['name'], shown: showsExample(document, message) }).toMatchObject({
        shown: true,
      });
    }
  });

  it('names the answer to each event of a client: its data, or an error with all of its fields', () => {
    const operations = Object.values(document['operations'] as Record<string, Json>);
    for (const { reply, action, messages: requests } of operations.filter(
      (one) => one['action'] === 'receive',
    )) {
      const answers = ((reply as Json)?.['messages'] ?? []) as { $ref: string }[];
      const seen = [...objectsBehind(document, answers)].flatMap((object) => Object.keys(object));
      const fields = [
        'ok',
        'data',
        'error',
        'code',
        'message',
        'retryable',
        'retryAfterMs',
        'requestId',
        'errors',
      ];
      expect({ action, requests, seen: fields.filter((field) => seen.includes(field)) }).toMatchObject({
        seen: fields,
      });
    }
  });

  it('has no reference that leads nowhere', () => {
    expect(danglingRefs(document)).toEqual([]);
  });

  it('says how to sign in', () => {
    const { info, servers, components } = document as Record<string, Json>;
    expect(JSON.stringify([info, servers, components?.['securitySchemes']])).toMatch(/token/i);
  });
});

describe('the page of the events', () => {
  it('is there, and names every one of them', async () => {
    const page = await rest(server).get('/docs/events', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    for (const event of [...CLIENT_EVENTS, ...SERVER_EVENTS]) expect(page.text).toContain(event);
  });
});
