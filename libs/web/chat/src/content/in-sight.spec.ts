import { inSight } from './in-sight';

const HEIGHT = window.innerHeight;
const messages = (count: number, content = 'a line') =>
  Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    content,
    attachments: [],
    replyTo: null,
  }));
const seqs = (items: readonly { seq: number }[]) => items.map(({ seq }) => seq).sort((a, b) => a - b);

describe('the messages that a conversation opens with', () => {
  it('are the newest that fill the screen, and rather more', () => {
    const shown = seqs(inSight(messages(200), null));
    expect(shown.at(-1)).toBe(200);
    // A line with its bubble and what is between two is 40 px.
    expect(shown.length).toBeGreaterThan((1.5 * HEIGHT) / 40);
    expect(shown.length).toBeLessThan((3 * HEIGHT) / 40);
  });

  it('are few where they are long', () => {
    const many = inSight(messages(50, 'a line\n'.repeat(20)), null).length;
    expect(many).toBeLessThan(6);
    expect(many * 400).toBeGreaterThan(HEIGHT);
  });

  it('are those from the first unread one on', () => {
    const shown = seqs(inSight(messages(200), 50));
    expect(shown[0]).toBe(50);
    expect(shown.length).toBe(inSight(messages(200), null).length);
  });

  it('are the newest where those that are unread do not fill the screen', () => {
    expect(inSight(messages(200), 199)).toEqual(inSight(messages(200), null));
  });

  it('are all of a few', () => {
    expect(seqs(inSight(messages(3), 2))).toEqual([1, 2, 3]);
  });

  it('are more of files, which may be small', () => {
    const attachments = [{}];
    const files = messages(50, '').map((message) => ({ ...message, attachments }));
    expect(inSight(files as never, null).length * 80).toBeGreaterThan(HEIGHT);
  });
});
