import { LookProvider } from '@officehours/web-chat';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Starting } from './starting';

function open(isUnreachable: boolean) {
  const onRetry = jest.fn();
  render(
    <LookProvider language="en">
      <Starting isUnreachable={isUnreachable} onRetry={onRetry} />
    </LookProvider>,
  );
  return onRetry;
}

describe('the page before it is known who is there', () => {
  it('says that the service does not answer, and tries again when asked to', async () => {
    const onRetry = open(true);
    expect(await screen.findByRole('alert')).toHaveTextContent('The service could not be reached.');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('tries again by itself once the device has a network', () => {
    const onRetry = open(true);
    window.dispatchEvent(new Event('online'));
    expect(onRetry).toHaveBeenCalledTimes(1);
  });

  it('says that it is connecting when the answer takes long', async () => {
    open(false);
    expect(await screen.findByRole('status', {}, { timeout: 4_000 })).toHaveTextContent('Connecting…');
  });
});
