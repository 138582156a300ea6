import { act, renderHook } from '@testing-library/react';
import type { KeyboardEvent } from 'react';
import { person } from '../testing/items';
import { useMentions } from './use-mentions';

const anna = person('Anna Smith');

/** A box in which somebody is called by name. */
function typing(first: string) {
  const onText = jest.fn();
  const input = { current: document.createElement('textarea') };
  const { result, rerender } = renderHook(
    ({ text }) => useMentions({ people: [anna], text, input, onText }),
    { initialProps: { text: '' } },
  );
  const write = (text: string): void => {
    input.current.value = text;
    act(() => result.current.typed(text));
    rerender({ text });
  };
  write(first);
  const press = (key: string, more: object = {}): boolean => {
    const preventDefault = jest.fn();
    const event = { key, nativeEvent: {}, preventDefault, stopPropagation: preventDefault, ...more };
    act(() => result.current.onKeyDownCapture(event as unknown as KeyboardEvent));
    return preventDefault.mock.calls.length > 0;
  };
  return { names: () => result.current.matches.map(({ name }) => name), become: rerender, press, onText };
}

describe('the names that are offered', () => {
  it('go with the text that was sent', () => {
    const { names, become, press } = typing('thanks @Anna');
    expect(names()).toEqual(['Anna Smith']);
    become({ text: '' });
    expect(names()).toEqual([]);
    expect(press('Enter')).toBe(false);
  });

  it('are taken with Enter, but not with the keys that send', () => {
    const { press, onText } = typing('thanks @Anna');
    onText.mockClear();
    expect(press('Enter', { ctrlKey: true })).toBe(false);
    expect(press('Enter', { metaKey: true })).toBe(false);
    expect(onText).not.toHaveBeenCalled();
    expect(press('Enter')).toBe(true);
    expect(onText).toHaveBeenCalledWith('thanks @Anna Smith ');
  });
});
