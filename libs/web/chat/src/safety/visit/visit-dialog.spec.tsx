import { OfficehoursError } from '@officehours/web-realtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../../provider/look-provider';
import { VisitForm } from './visit-dialog';

function open(onBegin: (reason: string, hours: number) => Promise<void>): void {
  render(
    <LookProvider language="en">
      <VisitForm onBegin={onBegin} onCancel={() => undefined} />
    </LookProvider>,
  );
}

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

  it('they are told when they may not', async () => {
    open(() => Promise.reject(new OfficehoursError('forbidden')));
    await userEvent.type(screen.getByLabelText('Why do you read it?'), 'Curious');
    await userEvent.click(begin());
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getByLabelText('Why do you read it?')).toHaveValue('Curious');
  });
});
