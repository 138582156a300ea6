import { act, render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { Preview } from './preview';

const preview = (content: string) => (
  <LookProvider language="en">
    <Preview content={content} />
  </LookProvider>
);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the preview', () => {
  it('follows when the typing pauses, and draws nothing between two keys', () => {
    const { rerender } = render(preview('one'));
    expect(screen.getByText('one')).toBeVisible();
    for (const typed of ['one t', 'one tw', 'one two']) {
      rerender(preview(typed));
      act(() => jest.advanceTimersByTime(150));
      expect(screen.getByText('one')).toBeVisible();
    }
    act(() => jest.advanceTimersByTime(100));
    expect(screen.getByText('one two')).toBeVisible();
  });
});
