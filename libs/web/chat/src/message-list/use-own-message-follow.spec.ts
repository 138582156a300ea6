import type { ChatItem } from '@officehours/web-realtime';
import { renderHook } from '@testing-library/react';
import type { ListScrollOptions } from './use-list-scroll';
import { useOwnMessageFollow } from './use-own-message-follow';

type Shown = Pick<ListScrollOptions, 'justWritten'> & { keys: string[] };

function list(first: Shown) {
  const atEnd = jest.fn();
  const aim = { at: jest.fn(), atEnd, keepEnd: jest.fn() };
  const { rerender } = renderHook(
    ({ keys, justWritten }: Shown) => {
      const items = keys.map((key) => ({ key }) as ChatItem);
      useOwnMessageFollow(aim, { items, justWritten } as unknown as ListScrollOptions);
    },
    { initialProps: first },
  );
  return { atEnd, show: rerender };
}

describe('useOwnMessageFollow', () => {
  it('shows what was written, once', () => {
    const { atEnd, show } = list({ keys: ['a'], justWritten: null });
    show({ keys: ['a', 'own'], justWritten: 'own' });
    show({ keys: ['a', 'own', 'b'], justWritten: 'own' });
    expect(atEnd).toHaveBeenCalledTimes(1);
    show({ keys: ['a', 'own', 'b', 'next'], justWritten: 'next' });
    expect(atEnd).toHaveBeenCalledTimes(2);
  });

  it('waits for the end of the conversation to be there', () => {
    const { atEnd, show } = list({ keys: ['old'], justWritten: 'own' });
    expect(atEnd).not.toHaveBeenCalled();
    show({ keys: ['new', 'own', 'answer'], justWritten: 'own' });
    expect(atEnd).toHaveBeenCalledTimes(1);
  });

  it('leaves the reader where they are when others write, or they themselves elsewhere', () => {
    const { atEnd, show } = list({ keys: ['a'], justWritten: null });
    show({ keys: ['a', 'b'], justWritten: null });
    expect(atEnd).not.toHaveBeenCalled();
  });
});
