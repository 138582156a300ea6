import {
  danglingRefs,
  isEmptySchema,
  isObject,
  objects,
  schemaAt,
  showsExample,
  type Json,
} from './support/documents';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

let server: Server;
let document: Json;

beforeAll(async () => {
  server = await startServer();
  document = (await rest(server).get<Json>('/docs-json')).body;
});

afterAll(() => server.stop());

interface Operation {
  /** `GET /api/…`, for messages. */
  name: string;
  value: Json;
}

function operations(): Operation[] {
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, value]) => ({ name: `${method.toUpperCase()} ${path}`, value: value as Json })),
  );
}

/** Every `content` of an operation's body and answers. */
function media({ value }: Operation): Json[] {
  const bodies = [value['requestBody'], ...Object.values((value['responses'] ?? {}) as Json)];
  return bodies
    .map((body) => schemaAt(document, body)?.['content'])
    .filter(isObject)
    .flatMap((content) => Object.values(content) as Json[]);
}

/** The operations of which something is amiss. */
const failing = (amiss: (operation: Operation) => boolean): string[] =>
  operations()
    .filter(amiss)
    .map(({ name }) => name);

/** The name under which the document knows the token. */
function bearerScheme(): string | undefined {
  const schemes = ((document['components'] as Json)['securitySchemes'] ?? {}) as Record<string, Json>;
  return Object.keys(schemes).find(
    (name) => schemes[name]?.['type'] === 'http' && schemes[name]['scheme'] === 'bearer',
  );
}

function asksForToken({ value }: Operation): boolean {
  const rules = (value['security'] ?? document['security'] ?? []) as Json[];
  return rules.some((rule) => (bearerScheme() ?? '') in rule);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1 and has a title, a version and a description', () => {
    expect(document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: {
        title: expect.stringMatching(/\S/),
        version: expect.stringMatching(/^\d/),
        description: expect.stringMatching(/\S/),
      },
    });
  });

  it.each([
    'POST /api/message/chat-room',
    'GET /api/message/chat-room',
    'GET /api/message/chat-room/{id}',
    'GET /api/message/chat-room/{id}/messages',
    'PUT /api/message/chat-room/{id}/read',
    'POST /api/message/message',
    'GET /api/message/course/{courseId}/{currentChatRoomId}',
    'GET /api/course',
    'GET /api/course/{courseId}',
    'GET /api/course/{courseId}/staff',
    'GET /api/auth/me',
    'GET /api/auth/options',
    'GET /api/auth/demo',
    'POST /api/auth/demo',
    'POST /api/auth/login',
    'POST /api/auth/refresh',
    'POST /api/auth/logout',
    'PUT /api/directory',
  ])('has %s', (name) => {
    expect(operations().map((operation) => operation.name)).toContain(name);
  });

  it('names each operation, differently', () => {
    const ids = operations().map(({ value }) => value['operationId']);
    expect(ids.filter((id) => typeof id !== 'string' || !/^[a-zA-Z_][\w]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says in a sentence what each operation does', () => {
    expect(
      failing(({ value }) => !/\S+ \S+/.test(String(value['summary'] ?? value['description'] ?? ''))),
    ).toEqual([]);
  });

  it('shows an example at each operation that carries a body or an answer', () => {
    expect(
      failing(
        (operation) =>
          media(operation).length > 0 && !media(operation).some((content) => showsExample(document, content)),
      ),
    ).toEqual([]);
    expect(
      failing(
        ({ value }) =>
          isObject(value['requestBody']) &&
          !media({ name: '', value }).some((content) => showsExample(document, content)),
      ),
    ).toEqual([]);
  });

  it('gives each operation a success and a problem, each with a schema', () => {
    const statuses = ({ value }: Operation): string[] => Object.keys((value['responses'] ?? {}) as Json);
    expect(failing((operation) => !statuses(operation).some((status) => status.startsWith('2')))).toEqual([]);
    expect(failing((operation) => media(operation).some((content) => !isObject(content['schema'])))).toEqual(
      [],
    );
    const canFail = ({ name, value }: Operation): boolean =>
      isObject(value['requestBody']) ||
      (value['parameters'] as Json[])?.length > 0 ||
      asksForToken({ name, value });
    const refuses = (operation: Operation): boolean =>
      statuses(operation).some((status) => /^[45]|default/.test(status));
    expect(failing((operation) => canFail(operation) && !refuses(operation))).toEqual([]);
  });

  it('has no empty schema', () => {
    const schemas = ((document['components'] as Json)?.['schemas'] ?? {}) as Record<string, Json>;
    const named = Object.entries(schemas).filter(([, schema]) => isEmptySchema(schema));
    expect(named.map(([name]) => name)).toEqual([]);
    expect(Object.keys(schemas).length).toBeGreaterThan(10);

    const places = operations().flatMap((operation) => [
      ...media(operation).map((content) => [operation.name, content['schema']] as const),
      ...((operation.value['parameters'] ?? []) as Json[]).map(
        (one) => [operation.name, one['schema']] as const,
      ),
    ]);
    expect(
      places.filter(([, schema]) => !isObject(schema) || isEmptySchema(schema)).map(([name]) => name),
    ).toEqual([]);

    const properties = [...objects(schemas)].filter(([path]) => /\/properties\/[^/]+$/.test(path));
    expect(properties.filter(([, schema]) => isEmptySchema(schema)).map(([path]) => path)).toEqual([]);
  });

  it('has no reference that leads nowhere', () => {
    expect(danglingRefs(document)).toEqual([]);
  });

  it('has the Authorize scheme, and asks for it on each operation that needs a token', () => {
    expect(bearerScheme()).toBeDefined();
    const open = [
      'GET /api/auth/options',
      'GET /api/auth/demo',
      'POST /api/auth/demo',
      'POST /api/auth/login',
      'GET /api/notification/unsubscribe',
      'GET /api/notification/unsubscribe/style.css',
      'POST /api/notification/unsubscribe',
    ].concat('POST /api/auth/refresh', 'POST /api/auth/logout');
    expect(failing((operation) => !asksForToken(operation)).sort()).toEqual(open.sort());
  });
});

describe('each operation of the document', () => {
  const withIds = (path: string): string => path.replaceAll(/\{[^}]+\}/g, '0123456789abcdef01234567');

  it('that asks for a token refuses a call without one', async () => {
    const secured = operations().filter(asksForToken);
    for (const { name } of secured) {
      const [method = '', path = ''] = name.split(' ');
      const body = ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined;
      const answer = await rest(server).call(method, withIds(path), { body });
      expect({ name, status: answer.status, code: (answer.body as Json)?.['code'] }).toEqual({
        name,
        status: 401,
        code: 'unauthenticated',
      });
    }
    expect(secured.length).toBeGreaterThan(10);
  });
});

describe('Swagger UI', () => {
  it('is there, with scripts of this service only', async () => {
    // As a browser does: it follows a redirect, and reads addresses from where it ended.
    const page = await fetch(`${server.url}/docs`, { headers: { accept: 'text/html' } });
    const text = await page.text();
    expect(text).toMatch(/swagger-ui/);
    const scripts = [...text.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, src]) => src ?? '');
    expect(scripts.length).toBeGreaterThan(0);
    for (const src of scripts) {
      expect(src).not.toMatch(/^(https?:)?\/\//);
      const script = await rest(server).get(new URL(src, page.url).pathname);
      expect(script.headers.get('content-type')).toMatch(/javascript/);
    }
  });
});
