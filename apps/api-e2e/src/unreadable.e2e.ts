import { connect } from 'node:net';
import { person } from './support/people';
import { parsed, rawHttp } from './support/raw-http';
import { rest } from './support/rest';
import { startServer, type Server } from './support/server';
import { within } from './support/wait';

let server: Server;

beforeAll(async () => {
  server = await startServer();
});

afterAll(() => server.stop());

const get = (...headers: string[]): string =>
  ['GET /api/auth/options HTTP/1.1', 'Host: officehours.example', ...headers, '', ''].join('\r\n');
const post = (body: string, ...headers: string[]): string =>
  [
    'POST /api/auth/login HTTP/1.1',
    'Host: officehours.example',
    'Content-Type: application/json',
    ...headers,
    '',
    body,
  ].join('\r\n');

describe('what cannot be read as a request', () => {
  it.each([
    ['no HTTP at all', 'EHLO school.example\r\n\r\n'],
    ['the beginning of a TLS connection', Buffer.from('16030100a5010000a10303', 'hex')],
    ['a method that there is not', get().replace('GET', 'GETS')],
    ['a NUL in a header', get('X-Name: a\0b')],
    ['a bare line feed in a header', get('X-Name: a\nX-Other: b\rX-Third: c')],
    ['a header without a name', get(': value')],
    ['a space before the colon', get('Content-Length : 5')],
    ['a length that is no number', post('{}', 'Content-Length: 2x')],
    ['a negative length', post('{}', 'Content-Length: -2')],
    ['two lengths', post('{}', 'Content-Length: 2', 'Content-Length: 40')],
    [
      'a length and chunks, of which a proxy may believe the other',
      post('0\r\n\r\n', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
    ],
    ['a chunk whose size is no number', post('5;x\rx\r\n', 'Transfer-Encoding: chunked')],
  ])('%s is answered with a problem, and the connection ends', async (_name, bytes) => {
    const { status, headers, body } = parsed(await rawHttp(server, bytes));
    expect(status).toBe(400);
    expect(headers).toMatch(/content-type: application\/problem\+json; charset=utf-8/i);
    expect(headers).toMatch(/connection: close/i);
    expect(body).toMatchObject({
      status: 400,
      code: 'validation_failed',
      requestId: expect.stringMatching(/\S/),
    });
  });

  it('headers larger than any token are too large', async () => {
    const { status, headers, body } = parsed(await rawHttp(server, get(`X-Name: ${'a'.repeat(90_000)}`)));
    expect(status).toBe(431);
    expect(headers).toMatch(/application\/problem\+json/i);
    expect(body).toMatchObject({ status: 431, code: 'payload_too_large' });
  });

  it('however much more is on its way, the refusal arrives', async () => {
    const bytes = get(`X-Name: ${'a'.repeat(4_000_000)}`);
    const answers = await Promise.all(Array.from({ length: 25 }, () => rawHttp(server, bytes)));
    expect(new Set(answers.map((answer) => parsed(answer).status))).toEqual(new Set([431]));
  });

  it('is answered behind what came before it and was fine', async () => {
    const answer = await rawHttp(server, `${get()}${get().replace('GET', 'GETS')}`);
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });

  it('who goes on sending is cut off all the same', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const more = setInterval(() => socket.write('a'.repeat(1_000)), 10);
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(`GET / HTTP/1.1\r\nX-Name: ${'a'.repeat(90_000)}`);
    await within('the connection to be closed', new Promise((resolve) => socket.once('close', resolve)));
    clearInterval(more);
  });

  it('a second request behind one that is cut short is not read out of its body', async () => {
    const hidden = 'GET /api/auth/me HTTP/1.1\r\nHost: x\r\n\r\n';
    const answer = await rawHttp(
      server,
      post(hidden, `Content-Length: ${hidden.length}`, 'Content-Type: text/plain', 'Connection: close'),
    );
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(parsed(answer)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('harms nobody else', async () => {
    expect((await rest(server, await person('student')).get('/api/auth/me')).status).toBe(200);
  });
});
