import { OfficehoursError } from '@officehours/web-realtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LookProvider } from '../provider/look-provider';
import { PasswordForm } from './password-form';

async function fill(onChange: (current: string, next: string) => Promise<void>): Promise<void> {
  render(
    <LookProvider language="en">
      <PasswordForm onChange={onChange} />
    </LookProvider>,
  );
  await userEvent.type(screen.getByLabelText('Current password'), 'the old one');
  await userEvent.type(screen.getByLabelText('New password'), 'a new long one');
  await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
}

describe('changing the password', () => {
  it('asks for both, says when it is done, and keeps neither', async () => {
    const onChange = jest.fn().mockResolvedValue(undefined);
    await fill(onChange);
    expect(onChange).toHaveBeenCalledWith('the old one', 'a new long one');
    expect(await screen.findByRole('status')).toHaveTextContent('Your password is changed');
    expect(screen.getByLabelText('Current password')).toHaveValue('');
    expect(screen.getByLabelText('New password')).toHaveValue('');
  });

  it('hides both, takes pasted ones as they are and tells a password manager which is which', async () => {
    const onChange = jest.fn().mockResolvedValue(undefined);
    render(
      <LookProvider language="en">
        <PasswordForm onChange={onChange} />
      </LookProvider>,
    );
    const fields = [
      ['Current password', 'current-password', '  the old one'],
      ['New password', 'new-password', 'n'.repeat(200)],
    ] as const;
    for (const [label, purpose, pasted] of fields) {
      const field = screen.getByLabelText(label);
      expect(field).toHaveAttribute('type', 'password');
      expect(field).toHaveAttribute('autocomplete', purpose);
      await userEvent.click(field);
      await userEvent.paste(pasted);
    }
    await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
    expect(onChange).toHaveBeenCalledWith('  the old one', 'n'.repeat(200));
  });

  it('says at the field which of them was not right', async () => {
    const wrong = new OfficehoursError('validation_failed', {
      errors: [{ path: 'currentPassword', rule: 'wrong_password' }],
    });
    await fill(jest.fn().mockRejectedValue(wrong));
    expect(await screen.findByRole('alert')).toHaveTextContent('not right');
    expect(screen.getByLabelText('Current password')).toBeInvalid();
  });

  it('says at the new one that it is too common', async () => {
    const common = new OfficehoursError('validation_failed', {
      errors: [{ path: 'newPassword', rule: 'common_password' }],
    });
    await fill(jest.fn().mockRejectedValue(common));
    expect(await screen.findByRole('alert')).toHaveTextContent('among the first that are guessed');
    expect(screen.getByLabelText('New password')).toBeInvalid();
    expect(screen.getByLabelText('Current password')).toBeValid();
  });
});
