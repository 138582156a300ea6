import { OrderedGate } from './ordered-gate';

describe('the ordered gate', () => {
  it('lets a fast task wait for a slow one of the same key, and not for one of another', async () => {
    const gate = new OrderedGate();
    const finished: string[] = [];
    const slow = Promise.withResolvers<void>();
    const first = gate.run('a', () => slow.promise.then(() => void finished.push('a1')));
    const second = gate.run('a', async () => void finished.push('a2'));
    await gate.run('b', async () => void finished.push('b1'));
    slow.resolve();
    await Promise.all([first, second]);
    expect(finished).toEqual(['b1', 'a1', 'a2']);
  });

  it('goes on after a task that failed', async () => {
    const gate = new OrderedGate();
    const failing = gate.run('a', () => Promise.reject(new Error('no')));
    const next = gate.run('a', () => Promise.resolve('yes'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
