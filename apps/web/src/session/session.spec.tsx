import { LookProvider, MessageContent } from '@officehours/web-chat';
import { render, waitFor } from '@testing-library/react';
import { startSession } from './session';

const show = (content: string) =>
  render(
    <LookProvider language="en">
      <MessageContent content={content} />
    </LookProvider>,
  ).container;

// Nobody is told who they are.
beforeEach(() => {
  globalThis.fetch = () => new Promise(() => undefined);
});

describe('the start of a session', () => {
  it('at the address of a room fetches what nearly every room needs, before there is anything to draw', async () => {
    history.pushState(null, '', `/learningDashboard/course/algebra/${'a'.repeat(24)}`);
    startSession();
    // Code takes the same and more, and is there after it.
    const code = show('```js\n1\n```');
    await waitFor(() => expect(code.querySelector('.hljs-number')).not.toBeNull(), { timeout: 20_000 });
    expect(show('**so**').querySelector('strong')).not.toBeNull();
  }, 30_000);
});
