import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { Dialog } from './dialog';
import { SearchField } from './search-field';

function Field() {
  const [value, setValue] = useState('');
  return <SearchField label="Find" clearLabel="Clear" value={value} onChange={setValue} />;
}
const box = () => screen.getByRole('searchbox');

describe('a search box', () => {
  it('keeps the cursor when its button clears it', async () => {
    render(<Field />);
    await userEvent.type(box(), 'word');
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(box()).toHaveValue('');
    expect(box()).toHaveFocus();
  });

  it('is cleared by Escape', async () => {
    render(<Field />);
    await userEvent.type(box(), 'word{Escape}');
    expect(box()).toHaveValue('');
  });

  it('leaves Escape to its dialog, and is as it was when that opens again', async () => {
    render(
      <Dialog open title="Search" closeLabel="Close" onClose={() => undefined}>
        <Field />
      </Dialog>,
    );
    await userEvent.type(box(), 'word{Escape}');
    expect(box()).toHaveValue('word');
  });
});
