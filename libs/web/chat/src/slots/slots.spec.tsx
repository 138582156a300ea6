import { fetchLater, IconButton } from '@officehours/web-ui';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, useState, type ReactNode } from 'react';
import { Composer } from '../composer/composer';
import { Bubble } from '../message-list/bubble';
import { MessageActionsContext, type MessageActions } from '../message-list/message-actions';
import { RowTools } from '../message-list/row-tools';
import { LookProvider } from '../provider/look-provider';
import { RoomHeader } from '../room/room-header';
import { RoomListView } from '../room-list/room-list-view';
import { ann, directRoom, item } from '../testing/items';
import type { Slots } from './slots';

const quiet = (): void => undefined;
const actions = { me: ann.id, nameOf: () => 'Bob', unfolded: new Set<string>() } as unknown as MessageActions;
const header = <RoomHeader room={directRoom} me={ann.id} courseTitle={null} isTyping={false} isLive />;
const bubble = <Bubble id="b" item={item(1, { content: 'See #42' })} startsRun endsRun />;

const draw = (part: ReactNode, slots: Slots = {}) =>
  render(
    <LookProvider language="en" slots={slots}>
      <MessageActionsContext value={actions}>{part}</MessageActionsContext>
    </LookProvider>,
  );

describe('a part that the host draws', () => {
  it('gets what ours would get, and ours to draw something around it', () => {
    draw(header, {
      avatar: ({ Default, ...props }) => (
        <span title={`the badge of ${props.name}`}>
          <Default {...props} />
        </span>
      ),
    });
    expect(screen.getByTitle('the badge of Bob')).toHaveTextContent('B');
  });

  it('is told the picture of a group from a person’s', () => {
    const group = { ...directRoom, kind: 'group' as const, title: 'Project 7' };
    const Avatar: Slots['avatar'] = ({ isGroup, name }) => <b>{isGroup ? `all of ${name}` : name}</b>;
    draw(<RoomHeader room={group} me={ann.id} courseTitle={null} isTyping={false} isLive />, {
      avatar: Avatar,
    });
    expect(screen.getByText('all of Project 7')).toBeVisible();
  });

  it('may be the text of a message; time and ticks stay', () => {
    draw(bubble, {
      messageBody: ({ message, trailer }) => (
        <p>
          {message.content.replace('#42', 'Exercise 42')}
          {trailer}
        </p>
      ),
    });
    expect(screen.getByText(/See Exercise 42/u)).toBeVisible();
    expect(document.querySelectorAll('time').length).toBeGreaterThan(0);
  });

  it('may be the files of a message', () => {
    const file = { key: 'f', name: 'notes.pdf' };
    const withFile = item(1, { outgoing: [file] as never });
    draw(<Bubble id="b" item={withFile} startsRun endsRun />, {
      attachments: (props) => <p>{props.item.outgoing.map(({ name }) => name)}</p>,
    });
    expect(screen.getByText('notes.pdf')).toBeVisible();
  });

  it('may stand where there is nothing yet', () => {
    const state = {
      isPending: false,
      error: null,
      retry: quiet,
      hasMore: false,
      isFetchingMore: false,
      fetchMore: quiet,
    };
    const Empty: Slots['empty'] = ({ place, Default, ...props }) => (
      <Default {...props} place={place} title={`Nothing in the ${place}`} />
    );
    draw(<RoomListView me={ann.id} state={{ ...state, rooms: [] }} selectedId={null} onSelect={quiet} />, {
      empty: Empty,
    });
    expect(screen.getByText('Nothing in the list')).toBeVisible();
  });

  it('may be one more thing to do with a message', async () => {
    const done = jest.fn();
    draw(<RowTools item={item(7)} onClose={done} />, {
      messageActions: ({ message, onDone }) => <button onClick={onDone}>Grade {message.seq}</button>,
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Grade 7' }));
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('may write where the cursor is', async () => {
    await fetchLater();
    function Writing() {
      const [text, setText] = useState('before after');
      const extra = (insert: (words: string) => void) => (
        <IconButton label="Formula" onClick={() => insert('$x$ ')}>
          x
        </IconButton>
      );
      return <Composer name="Bob" text={text} onText={setText} onSend={quiet} extra={extra} />;
    }
    draw(<Writing />);
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message to Bob' });
    box.setSelectionRange(7, 7);
    await userEvent.click(screen.getByRole('button', { name: 'Formula' }));
    expect(box).toHaveValue('before $x$ after');
    expect(box).toHaveFocus();
  });
});

describe('a part of the host that fails', () => {
  const told = jest.spyOn(console, 'error');
  beforeEach(() => void told.mockReset().mockImplementation(quiet));
  afterAll(() => told.mockRestore());

  it('is told on the console, and ours stands in its place', () => {
    const broken = new Error('no such badge');
    draw(header, {
      avatar: () => {
        throw broken;
      },
    });
    expect(screen.getByRole('heading', { name: 'Bob' })).toBeVisible();
    expect(document.querySelector('[aria-hidden]')).toHaveTextContent('B');
    expect(told).toHaveBeenCalledWith('Officehours: the slot "avatar" failed.', broken);
  });

  it('takes nothing else with it', () => {
    const withBoth = (
      <>
        {bubble}
        <Bubble id="c" item={item(2, { content: 'boom' })} startsRun endsRun />
      </>
    );
    draw(withBoth, {
      messageBody: ({ message }) => {
        if (message.content === 'boom') throw new Error(message.content);
        return <p>mine: {message.content}</p>;
      },
    });
    expect(screen.getByText('mine: See #42')).toBeVisible();
    expect(screen.getByText('boom', { exact: false })).toBeVisible();
  });

  it('that is loaded lazily is ours until it is there', async () => {
    let arrive = (_part: { default: NonNullable<Slots['avatar']> }): void => undefined;
    const Late = lazy(
      () => new Promise<{ default: NonNullable<Slots['avatar']> }>((done) => (arrive = done)),
    );
    draw(header, { avatar: Late });
    expect(document.querySelector('[aria-hidden]')).toHaveTextContent('B');
    arrive({ default: ({ name }) => <b>late {name}</b> });
    expect(await screen.findByText('late Bob')).toBeVisible();
  });
});
