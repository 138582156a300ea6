import { listenForPushes } from './notices';

describe('a notification that is tapped', () => {
  const path = '/chat/lena/room?at=7';

  /** Taps one while these windows of the app are open, and tells what the browser was asked for. */
  async function tap(windows: object[]): Promise<{ close: jest.Mock; openWindow: jest.Mock }> {
    let click: (event: object) => void = () => undefined;
    const openWindow = jest.fn(() => Promise.resolve(null));
    const worker = {
      addEventListener: (kind: string, listener: (event: object) => void) => {
        if (kind === 'notificationclick') click = listener;
      },
      clients: { matchAll: () => Promise.resolve(windows), openWindow },
    };
    listenForPushes(worker as unknown as ServiceWorkerGlobalScope);
    const close = jest.fn();
    let work: Promise<unknown> = Promise.resolve();
    click({ notification: { close, data: { path } }, waitUntil: (one: Promise<unknown>) => (work = one) });
    await work;
    return { close, openWindow };
  }

  it('opens the app at its message', async () => {
    const { close, openWindow } = await tap([]);
    expect(close).toHaveBeenCalled();
    expect(openWindow).toHaveBeenCalledWith(path);
  });

  it('leads the window that is there to it, instead of opening another', async () => {
    const window = { focus: jest.fn(() => Promise.resolve()), postMessage: jest.fn() };
    const { openWindow } = await tap([window]);
    expect(window.focus).toHaveBeenCalled();
    expect(window.postMessage).toHaveBeenCalledWith({ kind: 'open', path });
    expect(openWindow).not.toHaveBeenCalled();
  });
});
