import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { LookProvider } from '../provider/look-provider';
import { ann } from '../testing/items';
import { Foldable } from './foldable';
import { MessageActionsContext, type MessageActions } from './message-actions';

function show(content: string, drawn = (shown: string): ReactNode => shown): jest.Mock<ReactNode, [string]> {
  const draw = jest.fn(drawn);
  const actions = { me: ann.id, unfolded: new Set<string>() } as unknown as MessageActions;
  render(
    <LookProvider language="en">
      <MessageActionsContext value={actions}>
        <Foldable messageKey="m1" content={content}>
          {draw}
        </Foldable>
      </MessageActionsContext>
    </LookProvider>,
  );
  return draw;
}

describe('a message that may be folded', () => {
  it('is drawn whole while it is short', () => {
    expect(show('Short.')).toHaveBeenLastCalledWith('Short.');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it.each([
    ['of many lines', '# a\n'.repeat(2_500)],
    ['of one long line', '*a* '.repeat(2_500)],
  ])('%s has only its beginning drawn until it is unfolded', async (_, content) => {
    const draw = show(content);
    const [beginning = ''] = draw.mock.lastCall ?? [];
    expect(content.startsWith(beginning)).toBe(true);
    expect(beginning.length).toBeLessThanOrEqual(2_400);
    expect(beginning.split('\n').length).toBeLessThan(30);
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    expect(draw).toHaveBeenLastCalledWith(content);
    await userEvent.click(screen.getByRole('button', { name: 'Show less' }));
    expect(draw).toHaveBeenLastCalledWith(beginning);
  });

  it('lets what is seen of it be used, and shows all of it to who goes into it by the keyboard', async () => {
    const onClick = jest.fn();
    const content = '*a* '.repeat(2_500);
    const draw = show(content, (shown) => (
      <>
        <button onClick={onClick}>Copy code</button>
        {shown}
      </>
    ));
    const inside = screen.getByRole('button', { name: 'Copy code' });
    expect(inside.closest('[inert]')).toBeNull();
    await userEvent.tab();
    expect(inside).toHaveFocus();
    expect(draw).toHaveBeenLastCalledWith(content);
    await userEvent.keyboard('{Enter}');
    expect(onClick).toHaveBeenCalledTimes(1);
  });
});
