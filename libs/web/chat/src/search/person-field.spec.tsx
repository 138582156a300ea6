import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { LookProvider } from '../provider/look-provider';
import { ann, bob } from '../testing/items';
import { PersonField, type PersonFieldProps } from './person-field';

const found = { people: [ann, bob], hasMore: false, isPending: false };
const onChange = jest.fn();
const onAsk = jest.fn();

function Field(props: Partial<PersonFieldProps>) {
  const [value, setValue] = useState<PersonFieldProps['value']>(null);
  return (
    <LookProvider language="en">
      <PersonField
        label="From"
        value={value}
        onChange={(next) => (onChange(next), setValue(next))}
        onAsk={onAsk}
        found={found}
        {...props}
      />
    </LookProvider>
  );
}

const box = () => screen.getByRole('combobox', { name: 'From' });

describe('a field for one person', () => {
  beforeEach(() => jest.clearAllMocks());

  it('asks for the name that is typed, and takes by keys the one that is chosen', async () => {
    render(<Field />);
    await userEvent.type(box(), 'b');
    expect(onAsk).toHaveBeenLastCalledWith('b');
    expect(box()).toHaveAttribute('aria-expanded', 'true');
    await userEvent.keyboard('{ArrowDown}');
    const chosen = screen.getByRole('option', { selected: true });
    expect(chosen).toHaveTextContent(bob.name);
    expect(box()).toHaveAttribute('aria-activedescendant', chosen.id);
    await userEvent.keyboard('{Enter}');
    expect(onChange).toHaveBeenLastCalledWith({ id: bob.id, name: bob.name });
    expect(box()).toHaveValue(bob.name);
    expect(screen.queryByRole('listbox')).toBeNull();
    expect(onAsk).toHaveBeenLastCalledWith(null);
  });

  it('keeps the room for its button apart from the name, whichever way that is written', async () => {
    render(<Field value={{ id: bob.id, name: 'Bob' }} />);
    expect(screen.getByRole('button')).toBeVisible();
    expect(box().className).not.toMatch(/\bpe-9\b/u);
    expect(box().parentElement).toHaveClass('pe-9');
    expect(box().parentElement).not.toHaveAttribute('dir');
  });

  it('takes nobody while the names shown are those of another question', async () => {
    render(<Field found={{ ...found, isPending: true }} />);
    await userEvent.type(box(), 'x{Enter}');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('is left as it was by Escape, and is anyone again when it is emptied', async () => {
    render(<Field />);
    await userEvent.click(box());
    await userEvent.click(screen.getByText(ann.name));
    await userEvent.type(box(), 'zzz{Escape}');
    expect(box()).toHaveValue(ann.name);
    await userEvent.clear(box());
    await userEvent.tab();
    expect(onChange).toHaveBeenLastCalledWith(null);
    expect(box()).toHaveValue('');
  });

  it('says when there is nobody, and when there are more', async () => {
    const { rerender } = render(<Field found={{ people: [], hasMore: false, isPending: false }} />);
    await userEvent.click(box());
    expect(screen.getByRole('status')).toHaveTextContent('Nobody of this name');
    rerender(<Field found={{ ...found, hasMore: true }} />);
    expect(screen.getByRole('status')).toHaveTextContent('There are more');
  });
});
