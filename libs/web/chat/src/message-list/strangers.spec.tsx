import { render, screen } from '@testing-library/react';
import { LookProvider } from '../provider/look-provider';
import { Reactions } from '../reactions/reactions';
import { ann, bob, item } from '../testing/items';
import { MessageActionsContext, type MessageActions } from './message-actions';
import { Quote } from './quote';
import { AuthorName } from './separators';

const gone = 'f'.repeat(24);
const nameOf = (id: string | null) => [ann, bob].find((known) => known.id === id)?.name ?? null;
const show = (part: React.ReactNode) =>
  render(
    <LookProvider language="en">
      <MessageActionsContext value={{ me: ann.id, nameOf } as MessageActions}>{part}</MessageActionsContext>
    </LookProvider>,
  );

describe('who is not in the room any more', () => {
  it('is not taken for the reader where they are quoted', () => {
    show(<Quote quote={{ id: 'm1', seq: 1, senderId: gone, excerpt: 'Hello' }} from={2} />);
    expect(screen.getByRole('button')).toHaveTextContent('In reply to Someone');
  });

  it('has a word for a name above their messages', () => {
    show(<AuthorName id={gone} name={undefined} />);
    expect(screen.getByText('Someone')).toBeInTheDocument();
  });

  it('is counted among those who have reacted', () => {
    const reactions = [{ emoji: '👍', userIds: [ann.id, gone, bob.id, 'e'.repeat(24)] }];
    show(<Reactions item={item(1, { reactions })} />);
    expect(screen.getByRole('button', { name: '👍 You, Bob, +2' })).toBeInTheDocument();
  });
});
