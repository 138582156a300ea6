import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Menu } from './menu';

const hidden = { hidden: true };

describe('a menu', () => {
  const chosen = jest.fn();
  beforeEach(() => {
    chosen.mockClear();
    render(
      <Menu
        label="Account"
        trigger="…"
        items={[
          { id: 'settings', label: 'Settings', onSelect: () => chosen('settings') },
          { id: 'out', label: 'Sign out', onSelect: () => chosen('out') },
        ]}
      />,
    );
  });

  it('takes the focus to its first item, moves in a circle and runs what is chosen', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Account' }));
    expect(screen.getByRole('menuitem', { name: 'Settings', ...hidden })).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}');
    expect(screen.getByRole('menuitem', { name: 'Sign out', ...hidden })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(chosen).toHaveBeenCalledWith('out');
    expect(screen.getByRole('button', { name: 'Account' })).toHaveFocus();
  });

  it('is closed by its own button, also where the touch has closed it before the click', () => {
    const button = screen.getByRole('button', { name: 'Account' });
    const list = screen.getByRole('menu', hidden);
    const toggle = (newState: string) => fireEvent(list, Object.assign(new Event('toggle'), { newState }));
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    toggle('open');
    expect(list).toHaveAttribute('data-open');
    fireEvent.pointerDown(button);
    list.hidePopover();
    toggle('closed');
    fireEvent.click(button);
    expect(list).not.toHaveAttribute('data-open');
    fireEvent.pointerDown(button);
    fireEvent.click(button);
    expect(list).toHaveAttribute('data-open');
  });

  it('gives the focus back on Escape without doing anything', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Account' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Account' })).toHaveFocus();
    expect(chosen).not.toHaveBeenCalled();
  });
});
