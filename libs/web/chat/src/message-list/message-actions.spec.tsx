import { LIMITS } from '@officehours/contracts';
import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { item } from '../testing/items';
import { lastToEdit, MessageActionsContext, type MessageActions } from './message-actions';
import { RowTools } from './row-tools';

const agoBy = (ms: number) => new Date(Date.now() - ms).toISOString();
const recent = { mine: true, createdAt: agoBy(1_000) };
const old = { mine: true, createdAt: agoBy(LIMITS.editWindowMs + 1_000) };

describe('the message that arrow-up takes', () => {
  it('is the last of one’s own that was not deleted', () => {
    const deleted = item(3, { ...recent, deletedAt: agoBy(0) });
    expect(lastToEdit([item(1, recent), item(2, recent), deleted, item(4)])).toMatchObject({ id: 'm2' });
    expect(lastToEdit([item(1)])).toBeNull();
  });

  it('is none while a newer one waits to be sent', () => {
    expect(lastToEdit([item(1, recent), item(2, { ...recent, id: null, seq: null })])).toBeNull();
  });

  it('is none where the service would not take a change any more', () => {
    expect(lastToEdit([item(1, old)])).toBeNull();
  });
});

describe('the tools of an own message', () => {
  const tools = (of: typeof recent) =>
    render(
      <LookProvider language="en">
        <MessageActionsContext value={{ me: 'ann' } as MessageActions}>
          <RowTools item={item(1, of)} onClose={() => undefined} />
        </MessageActionsContext>
      </LookProvider>,
    );

  it('offer to change it as long as it can be changed', () => {
    const { unmount } = tools(recent);
    expect(screen.getByRole('button', { name: 'Edit' })).toBeVisible();
    unmount();
    tools(old);
    expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Delete for everyone' })).toBeVisible();
  });
});
