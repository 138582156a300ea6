import { once } from 'node:events';
import { get, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { EndingServer } from './ending-server';

async function listening(listener: RequestListener): Promise<{ server: EndingServer; port: number }> {
  const server = new EndingServer({}, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

const closed = (server: EndingServer): Promise<void> =>
  new Promise((resolve) => server.close(() => resolve()));

describe('a server that ends', () => {
  it('does not wait for a connection on which nothing was said', async () => {
    const { server, port } = await listening((_, response) => response.end());
    const silent: Socket = connect(port, '127.0.0.1');
    silent.on('error', () => undefined);
    await once(server, 'connection');
    const gone = once(silent, 'close');
    await Promise.all([closed(server), gone]);
  }, 5_000);

  it('answers what was asked before, and does not keep that connection', async () => {
    let answer: () => void = () => undefined;
    const { server, port } = await listening((_, response) => (answer = () => response.end('done')));
    const asked = new Promise<IncomingMessage>((resolve) => get({ port, host: '127.0.0.1' }, resolve));
    await once(server, 'request');
    const end = closed(server);
    answer();
    const response = await asked;
    expect((await response.toArray()).join('')).toBe('done');
    await end;
  }, 2_000);
});
