import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Dialog } from '../primitives/dialog';

function open() {
  const onClose = jest.fn();
  render(
    <Dialog open title="A question" closeLabel="Close" onClose={onClose}>
      <textarea aria-label="Words" />
    </Dialog>,
  );
  const dialog = screen.getByRole('dialog');
  return { onClose, dialog, words: screen.getByLabelText('Words') };
}

describe('a dialog', () => {
  it('closes by a press beside it', async () => {
    const { onClose, dialog } = open();
    await userEvent.click(dialog);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('stays where the pointer is only let go beside it', async () => {
    const { onClose, dialog, words } = open();
    await userEvent.pointer([
      { keys: '[MouseLeft>]', target: words },
      { target: dialog },
      { keys: '[/MouseLeft]', target: dialog },
    ]);
    // What browsers make of it: a click on what holds both.
    dialog.click();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('gives the focus back, and where its place has gone to what that stood in', () => {
    const page = (isOpen: boolean, hasTool: boolean) => (
      <div tabIndex={-1} data-testid="row">
        {hasTool && <button>Delete</button>}
        <Dialog open={isOpen} title="A question" closeLabel="Close" onClose={() => undefined}>
          <button>Yes</button>
        </Dialog>
      </div>
    );
    const { rerender } = render(page(false, true));
    const tool = screen.getByRole('button', { name: 'Delete' });
    tool.focus();
    rerender(page(true, true));
    rerender(page(false, true));
    expect(tool).toHaveFocus();
    rerender(page(true, true));
    rerender(page(true, false));
    rerender(page(false, false));
    expect(screen.getByTestId('row')).toHaveFocus();
  });
});
