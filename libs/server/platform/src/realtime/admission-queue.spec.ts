import { AdmissionQueue } from './admission-queue';

describe('the queue of handshakes', () => {
  it('has some under way at once and the others in their order', async () => {
    const queue = new AdmissionQueue(2, 10);
    const order: number[] = [];
    let underWay = 0;
    let most = 0;
    const admit = (n: number) =>
      queue.run(async () => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setImmediate(resolve));
        order.push(n);
        underWay -= 1;
      });
    await Promise.all([0, 1, 2, 3, 4, 5].map(admit));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('goes on after one was refused, and refuses when too many wait', async () => {
    const queue = new AdmissionQueue(1, 1);
    const refused = queue.run(() => Promise.reject(new Error('no token')));
    const second = queue.run(() => Promise.resolve('in'));
    await expect(queue.run(() => Promise.resolve('too many'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(refused).rejects.toThrow('no token');
    expect(await second).toBe('in');
    expect(await queue.run(() => Promise.resolve('later'))).toBe('later');
  });
});
