import { createServer, request, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as passed } from 'node:timers/promises';
import { liftBodyDeadline, limitBodies } from './body-deadline';

const DEADLINE_MS = 150;
let server: Server;

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function serve(listener: RequestListener): Promise<number> {
  server = createServer((asked, response) => {
    asked.on('end', () => response.end('done'));
    listener(asked, response);
    asked.resume();
  });
  limitBodies(server, DEADLINE_MS);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** A body of two pieces, the second one after `ms`; what is answered. */
async function sentOver(port: number, ms: number): Promise<{ status?: number; type?: string; body: string }> {
  const sending = request({ port, host: '127.0.0.1', method: 'POST' });
  const answered = new Promise<{ status?: number; type?: string; body: string }>((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () =>
        resolve({ status: response.statusCode, type: response.headers['content-type'], body }),
      );
    });
  });
  sending.write('first');
  await Promise.race([passed(ms), answered]);
  if (!sending.destroyed) sending.end('second');
  return answered;
}

describe('the deadline of a body', () => {
  it('refuses what has not come by then, and says that it was too slow', async () => {
    const { status, type, body } = await sentOver(await serve(() => undefined), 10 * DEADLINE_MS);
    expect([status, type]).toEqual([408, 'application/problem+json; charset=utf-8']);
    expect(JSON.parse(body)).toMatchObject({
      status: 408,
      code: 'unavailable',
      errors: [{ path: '', rule: 'too_slow' }],
    });
  });

  it('does nothing of what was refused, though the rest of it comes at once', async () => {
    const done: string[] = [];
    const port = await serve((asked) => asked.on('end', () => done.push(asked.url ?? '')));
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nfirst');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 408 /);
    socket.on('error', () => undefined);
    socket.write('other');
    await passed(100);
    expect(done).toEqual([]);
    socket.destroy();
  });

  it('takes what comes in time', async () => {
    expect(await sentOver(await serve(() => undefined), 10)).toMatchObject({ status: 200, body: 'done' });
  });

  it('does not hold for a route that watches its body by itself', async () => {
    const port = await serve((asked) => liftBodyDeadline(asked));
    expect(await sentOver(port, 3 * DEADLINE_MS)).toMatchObject({ status: 200, body: 'done' });
  });
});
