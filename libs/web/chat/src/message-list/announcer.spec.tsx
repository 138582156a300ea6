import { act, render, screen } from '@testing-library/react';
import type { ChatItem } from '@officehours/web-realtime';
import { LookProvider } from '../provider/look-provider';
import { item } from '../testing/items';
import { Announcer } from './announcer';

const nameOf = () => 'Bob';
const Page = ({ items }: { items: ChatItem[] }) => (
  <LookProvider language="en">
    <Announcer items={items} nameOf={nameOf} />
  </LookProvider>
);
const heard = () => screen.getByRole('status').textContent;
const pass = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('what a screen reader hears of new messages', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is nothing for the history', () => {
    render(<Page items={[item(1), item(2)]} />);
    pass(5_000);
    expect(heard()).toBe('');
  });

  it('is who said what, for one message', () => {
    const { rerender } = render(<Page items={[item(1)]} />);
    rerender(<Page items={[item(1), item(2, { content: 'Hello' })]} />);
    pass(1_000);
    expect(heard()).toBe('Bob: Hello');
  });

  it('is a number for a burst, said once in a second', () => {
    const items = [item(1)];
    const { rerender } = render(<Page items={items} />);
    const said = new Set<string | null>();
    for (let seq = 2; seq <= 21; seq += 1) {
      items.push(item(seq));
      rerender(<Page items={[...items]} />);
      pass(40);
      said.add(heard());
    }
    pass(1_000);
    said.add(heard());
    expect([...said]).toEqual(['', '20 new messages']);
  });

  it('is nothing for what one wrote oneself, nor for older messages', () => {
    const { rerender } = render(<Page items={[item(5)]} />);
    rerender(<Page items={[item(4), item(5), item(6, { mine: true })]} />);
    pass(5_000);
    expect(heard()).toBe('');
  });

  it('is that an own message was not sent, and why; again when it is not sent again', () => {
    const unsent = item(2, { seq: null, id: null, mine: true, status: 'sending' });
    const { rerender } = render(<Page items={[item(1), unsent]} />);
    const turn = (more: Partial<ChatItem>): string | null => {
      rerender(<Page items={[item(1), { ...unsent, ...more }]} />);
      pass(1_000);
      return heard();
    };
    expect(turn({ status: 'failed', failure: 'rate_limited' })).toBe('Not sent. Too many messages at once.');
    turn({ status: 'sending' });
    expect(turn({ status: 'failed', failure: 'forbidden' })).toBe(
      'Not sent. You may not write in this conversation.',
    );
  });

  it('is nothing for what had failed before', () => {
    const unsent = item(2, { seq: null, id: null, mine: true, status: 'failed' });
    const { rerender } = render(<Page items={[item(1), unsent]} />);
    rerender(<Page items={[item(1), { ...unsent }]} />);
    pass(1_000);
    expect(heard()).toBe('');
  });
});
