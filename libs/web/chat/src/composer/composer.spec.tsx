import { fetchLater } from '@officehours/web-ui';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { LookProvider } from '../provider/look-provider';
import { Composer, type ComposerProps } from './composer';

const onSend = jest.fn();
const onTyping = jest.fn();
const onStopTyping = jest.fn();

function Writing({ start = '', ...props }: Partial<ComposerProps> & { start?: string }) {
  const [text, setText] = useState(start);
  const send = (content: string): void => {
    onSend(content);
    setText('');
  };
  return (
    <LookProvider language="en">
      <Composer
        name="Bob"
        text={text}
        onText={setText}
        onSend={send}
        onTyping={onTyping}
        onStopTyping={onStopTyping}
        {...props}
      />
    </LookProvider>
  );
}

const box = () => screen.getByRole('textbox', { name: 'Message to Bob' });

describe('the composer', () => {
  beforeAll(fetchLater);
  beforeEach(() => jest.clearAllMocks());

  it('sends on Enter, is empty then, and keeps the focus', async () => {
    render(<Writing />);
    await userEvent.type(box(), 'Hello{Enter}');
    expect(onSend).toHaveBeenCalledWith('Hello');
    expect(box()).toHaveValue('');
    expect(box()).toHaveFocus();
  });

  it('keeps its text while an edit is being saved, and saves it no second time', async () => {
    render(<Writing start="edited" isSaving />);
    await userEvent.type(box(), ' again{Enter}');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onSend).not.toHaveBeenCalled();
    expect(box()).toHaveValue('edited');
  });

  it('starts a new line on Shift+Enter', async () => {
    render(<Writing />);
    await userEvent.type(box(), 'one{Shift>}{Enter}{/Shift}two{Enter}');
    expect(onSend).toHaveBeenCalledWith('one\ntwo');
  });

  it('sends on Ctrl+Enter only, where the reader wants it so', async () => {
    render(<Writing enterSends={false} />);
    await userEvent.type(box(), 'one{Enter}two');
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(onSend).toHaveBeenCalledWith('one\ntwo');
  });

  it.each([
    ['composing', { isComposing: true }],
    ['reporting key 229', { keyCode: 229 }],
  ])('leaves Enter to an input method that is %s', (_, event) => {
    render(<Writing start="にほん" />);
    fireEvent.keyDown(box(), { key: 'Enter', ...event });
    expect(onSend).not.toHaveBeenCalled();
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(onSend).toHaveBeenCalledWith('にほん');
  });

  it('sends nothing that a reader would not see', async () => {
    render(<Writing start={' \u200b\n'} />);
    await userEvent.click(box());
    await userEvent.keyboard('{Enter}');
    expect(onSend).not.toHaveBeenCalled();
  });

  it('says how much room is left near the limit, and does not send past it', () => {
    const { unmount } = render(<Writing start={'a'.repeat(9_990)} />);
    expect(screen.getByRole('status')).toHaveTextContent('10 characters left');
    unmount();
    render(<Writing start={'a'.repeat(10_001)} />);
    expect(screen.getByRole('status')).toHaveTextContent('1 character too many');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(onSend).not.toHaveBeenCalled();
  });

  it('counts an emoji as one character', () => {
    render(<Writing start={'😀'.repeat(9_999)} />);
    expect(screen.getByRole('status')).toHaveTextContent('1 character left');
    fireEvent.keyDown(box(), { key: 'Enter' });
    expect(onSend).toHaveBeenCalled();
  });

  it('tells of typing while there is text, and of its end when it is emptied or left', async () => {
    render(<Writing />);
    await userEvent.type(box(), 'a');
    expect(onTyping).toHaveBeenCalledTimes(1);
    await userEvent.keyboard('{Backspace}');
    expect(onStopTyping).toHaveBeenCalledTimes(1);
    await userEvent.tab();
    expect(onStopTyping).toHaveBeenCalledTimes(2);
  });

  it('drops the reply on Escape', async () => {
    const onCancelReply = jest.fn();
    render(
      <Writing
        purpose={{ kind: 'reply', id: '1', name: 'Bob', excerpt: 'What?' }}
        onCancelPurpose={onCancelReply}
      />,
    );
    expect(screen.getByText('Replying to Bob')).toBeInTheDocument();
    await userEvent.type(box(), '{Escape}');
    expect(onCancelReply).toHaveBeenCalled();
  });
});
