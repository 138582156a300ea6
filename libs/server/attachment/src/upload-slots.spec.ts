import { UploadSlots } from './upload-slots';

const DONE = Promise.resolve();

describe('the places of uploads', () => {
  it('are six for one person and forty-eight for all, and are given back', async () => {
    const slots = new UploadSlots();
    const { promise: later, resolve } = Promise.withResolvers<void>();
    const take = (person: number) => slots.take(`person ${person}`, () => later);
    const held = Array.from({ length: 48 }, (_, n) => take(Math.floor(n / 6)));
    await expect(slots.take('person 0', () => DONE)).rejects.toMatchObject({ code: 'rate_limited' });
    await expect(slots.take('person 8', () => DONE)).rejects.toMatchObject({ code: 'rate_limited' });
    resolve();
    await Promise.all(held);
    await expect(slots.take('person 0', () => DONE)).resolves.toBeUndefined();
    await expect(slots.take('person 8', () => DONE)).resolves.toBeUndefined();
  });

  it('are six of one person, however many others are free, also when an upload fails', async () => {
    const slots = new UploadSlots();
    const { promise: later, reject } = Promise.withResolvers<void>();
    const held = Array.from({ length: 6 }, () => slots.take('one', () => later));
    await expect(slots.take('one', () => DONE)).rejects.toMatchObject({ code: 'rate_limited' });
    reject(new Error('the disk is full'));
    await Promise.allSettled(held);
    await expect(slots.take('one', () => DONE)).resolves.toBeUndefined();
  });
});
