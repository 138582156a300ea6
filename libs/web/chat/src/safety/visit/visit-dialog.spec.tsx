import { OfficehoursError } from '@officehours/web-realtime';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../../provider/look-provider';
import { VisitForm } from './visit-dialog';

const open = (onBegin: (reason: string, hours: number) => Promise<void>, keptAs?: string) =>
  render(
    <LookProvider language="en">
      <VisitForm {...(keptAs && { keptAs })} onBegin={onBegin} onCancel={() => undefined} />
    </LookProvider>,
  );

const begin = () => screen.getByRole('button', { name: 'Begin to read' });

describe('before a conversation is read by somebody who is not in it', () => {
  it('they hear who sees it, and say why and for how long', async () => {
    const onBegin = jest.fn().mockResolvedValue(undefined);
    open(onBegin);
    expect(screen.getByText(/The people in this conversation see at once/u)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText('Why do you read it?'), '  ');
    expect(begin()).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Why do you read it?'), 'A report ');
    await userEvent.click(screen.getByRole('radio', { name: '4 hours' }));
    await userEvent.click(begin());
    expect(onBegin).toHaveBeenCalledWith('A report', 4);
  });

  it('what they typed is there again when it was closed, unless it was given up or done', async () => {
    const done = () => Promise.resolve();
    const why = () => screen.getByLabelText('Why do you read it?');
    const anew = (keptAs: string): void => {
      cleanup();
      open(done, keptAs);
    };
    anew('one');
    await userEvent.type(why(), 'A report of threats');
    anew('other');
    expect(why()).toHaveValue('');
    anew('one');
    expect(why()).toHaveValue('A report of threats');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    anew('one');
    expect(why()).toHaveValue('');
    await userEvent.type(why(), 'Another');
    await userEvent.click(begin());
    anew('one');
    expect(why()).toHaveValue('');
  });

  it('they are told when they may not', async () => {
    open(() => Promise.reject(new OfficehoursError('forbidden')));
    await userEvent.type(screen.getByLabelText('Why do you read it?'), 'Curious');
    await userEvent.click(begin());
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getByLabelText('Why do you read it?')).toHaveValue('Curious');
  });
});
