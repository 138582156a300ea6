import { OfficehoursContext, type Officehours, type OutboxItem } from '@officehours/web-realtime';
import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { LiveRow } from './live-row';
import type { Entry } from './entry-row';

const store = (value: unknown) => ({ get: () => value, subscribe: () => () => undefined });

function row(item: Partial<OutboxItem>): HTMLElement {
  const client = {
    drafts: { texts: store(new Map()) },
    typing: { rooms: store(new Map()) },
    outbox: { entries: store([{ item: { chatRoomId: 'room', failure: null, ...item }, stored: null }]) },
    connection: { state: store({ status: 'online' }) },
  } as unknown as Officehours;
  const entry = { id: 'room', personId: 'bob', name: 'Bob', preview: 'Said last', unreadCount: 0 } as Entry;
  render(
    <LookProvider language="en">
      <OfficehoursContext value={client}>
        <LiveRow
          entry={entry}
          isSelected={false}
          onSelect={() => undefined}
          roving={{ 'data-roving': 'room', tabIndex: 0 }}
        />
      </OfficehoursContext>
    </LookProvider>,
  );
  return screen.getByRole('button');
}

describe('a room in the list', () => {
  it('shows what could not be sent in it', () => {
    expect(row({ content: 'Never **arrived**', failure: 'forbidden' })).toHaveTextContent(
      'Not sent: Never arrived',
    );
  });

  it('names the file of what could not be sent and has no words', () => {
    const files = [{ name: 'notes.pdf' }] as unknown as OutboxItem['files'];
    expect(row({ content: '', failure: 'forbidden', ...(files && { files }) })).toHaveTextContent(
      'Not sent: notes.pdf',
    );
  });

  it('shows what was said last while something is on its way', () => {
    expect(row({ content: 'On its way' })).toHaveTextContent('Said last');
  });
});
