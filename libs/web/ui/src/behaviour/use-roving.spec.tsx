import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRoving } from './use-roving';

function People({ ids, preferred }: { ids: string[]; preferred?: string }) {
  const { listProps, itemProps } = useRoving(ids, preferred);
  return (
    <ul {...listProps}>
      {ids.map((id) => (
        <li key={id}>
          <button type="button" {...itemProps(id)}>
            {id}
          </button>
        </li>
      ))}
    </ul>
  );
}

const person = (name: string) => screen.getByRole('button', { name });

describe('a list with one tab stop', () => {
  it('is entered at its first item, or at the preferred one', async () => {
    const { unmount } = render(<People ids={['ann', 'ben', 'cem']} />);
    await userEvent.tab();
    expect(person('ann')).toHaveFocus();
    unmount();
    render(<People ids={['ann', 'ben', 'cem']} preferred="ben" />);
    await userEvent.tab();
    expect(person('ben')).toHaveFocus();
  });

  it('moves inside with the arrow keys, Home and End, and stops at its ends', async () => {
    render(<People ids={['ann', 'ben', 'cem']} />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(person('cem')).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(person('ann')).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowUp}');
    expect(person('ben')).toHaveFocus();
  });

  it('is left by one Tab and entered again where it was left', async () => {
    render(
      <>
        <People ids={['ann', 'ben']} />
        <button type="button">after</button>
      </>,
    );
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.tab();
    expect(person('after')).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(person('ben')).toHaveFocus();
  });

  it('keeps a tab stop when the item that had it goes away', async () => {
    const { rerender } = render(<People ids={['ann', 'ben']} />);
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    rerender(<People ids={['ann', 'cem']} />);
    expect(person('ann')).toHaveAttribute('tabindex', '0');
  });
});
