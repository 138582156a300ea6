import { FakeService } from '../testing/fake-service';
import { lazySocket } from './lazy-socket';
import type { SocketOptions } from './socket';

function listening(): { options: SocketOptions; heard: string[] } {
  const heard: string[] = [];
  const note = (name: string) => () => void heard.push(name);
  const facts = [
    'receiveMessage',
    'messageUpdated',
    'typing',
    'roomUpdated',
    'roomRead',
    'presenceChanged',
  ] as const;
  const listeners = {
    ...(Object.fromEntries(facts.map((name) => [name, note(name)])) as never as SocketOptions['listeners']),
    sessionEnded: note('sessionEnded'),
    connect: note('connect'),
    disconnect: note('disconnect'),
    connectError: note('connectError'),
  };
  return {
    heard,
    options: { baseUrl: '', auth: (done) => done({ token: 'token', rooms: 'all' }), listeners },
  };
}

describe('a socket that is fetched when it is made', () => {
  it('connects once it is there, when it is still wanted', async () => {
    const { options, heard } = listening();
    const load = async () => new FakeService().openSocket;
    const socket = lazySocket(load)(options);
    socket.connect();
    expect([socket.isConnected(), socket.isActive()]).toEqual([false, true]);
    await load();
    expect(heard).toEqual(['connect']);
    expect(socket.isConnected()).toBe(true);

    const unwanted = listening();
    const left = lazySocket(load)(unwanted.options);
    left.connect();
    left.disconnect();
    await load();
    expect(unwanted.heard).toEqual([]);
  });

  it('that cannot be fetched counts as not reached, and is fetched again at the next attempt', async () => {
    const { options, heard } = listening();
    const load = jest
      .fn()
      .mockRejectedValueOnce(new Error('chunk'))
      .mockResolvedValue(new FakeService().openSocket);
    const socket = lazySocket(load)(options);
    socket.connect();
    await Promise.allSettled([load.mock.results[0]!.value]);
    expect(heard).toEqual(['connectError']);
    expect(socket.isActive()).toBe(false);
    socket.connect();
    await load.mock.results[1]!.value;
    expect(heard).toEqual(['connectError', 'connect']);
  });
});
