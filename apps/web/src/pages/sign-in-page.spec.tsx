import { LookProvider } from '@officehours/web-chat';
import { OfficehoursError, type Session } from '@officehours/web-realtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import SignInPage from './sign-in-page';

const maya = {
  id: 'a1',
  name: 'Maya',
  role: 'student' as const,
  avatarUrl: null,
  description: 'Has a question.',
};
const unused = () => Promise.reject(new Error('not expected'));

function open(session: Partial<Session>, props: { isSuspended?: boolean } = {}): void {
  const whole: Session = {
    getState: () => ({
      status: 'signed-out',
      user: null,
      isUnreachable: false,
      isSuspended: false,
      client: null,
    }),
    subscribe: () => () => undefined,
    start: () => undefined,
    retry: () => undefined,
    options: () => Promise.resolve({ accounts: true, demo: false }),
    demoPeople: unused,
    demoSignIn: unused,
    login: unused,
    logout: unused,
    ...session,
  };
  render(
    <LookProvider language="en">
      <SignInPage session={whole} {...props} />
    </LookProvider>,
  );
}

async function signIn(): Promise<void> {
  await userEvent.type(await screen.findByLabelText('E-mail'), 'maya@example.org');
  await userEvent.type(screen.getByLabelText('Password'), 'secret words');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('the sign-in page', () => {
  it('offers the people of the demo, one click each', async () => {
    const demoSignIn = jest.fn().mockResolvedValue(maya);
    open({
      options: () => Promise.resolve({ accounts: true, demo: true }),
      demoPeople: () => Promise.resolve([maya]),
      demoSignIn,
    });
    await userEvent.click(await screen.findByRole('button', { name: /Continue as Maya/u }));
    expect(demoSignIn).toHaveBeenCalledWith('a1');
  });

  it('signs in with an account', async () => {
    const login = jest.fn().mockResolvedValue(maya);
    open({ login });
    await signIn();
    expect(login).toHaveBeenCalledWith({ email: 'maya@example.org', password: 'secret words' });
  });

  it('hides the password, takes a pasted one and lets a password manager fill it in', async () => {
    const login = jest.fn().mockResolvedValue(maya);
    open({ login });
    const field = await screen.findByLabelText('Password');
    expect(field).toHaveAttribute('type', 'password');
    expect(field).toHaveAttribute('autocomplete', 'current-password');
    expect(screen.getByLabelText('E-mail')).toHaveAttribute('autocomplete', 'username');
    await userEvent.type(screen.getByLabelText('E-mail'), 'maya@example.org');
    await userEvent.click(field);
    await userEvent.paste(`  ${'long and kept '.repeat(8)}`);
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(login).toHaveBeenCalledWith({
      email: 'maya@example.org',
      password: `  ${'long and kept '.repeat(8)}`,
    });
  });

  it.each([
    ['unauthenticated', 'E-mail or password is not right.'],
    ['rate_limited', 'Too many attempts. Wait a minute and try again.'],
    ['network', 'The service could not be reached. Check your connection.'],
  ] as const)('says what went wrong after %s', async (code, words) => {
    open({ login: () => Promise.reject(new OfficehoursError(code)) });
    await signIn();
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(screen.getByLabelText('E-mail')).toHaveValue('maya@example.org');
  });

  it.each([
    ['when they were here', { isSuspended: true }, false],
    ['when they come back', {}, true],
  ])('says to who lost their access that they did, %s', async (_when, props, comesBack) => {
    const refused = new OfficehoursError('forbidden', { errors: [{ path: '', rule: 'suspended' }] });
    open({ login: () => Promise.reject(refused) }, props);
    if (comesBack) await signIn();
    expect(await screen.findByRole('alert')).toHaveTextContent('Your access has been suspended.');
  });

  it('offers to try again when the service cannot be reached', async () => {
    const options = jest
      .fn()
      .mockRejectedValueOnce(new OfficehoursError('network'))
      .mockResolvedValue({ accounts: true, demo: false });
    open({ options });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('E-mail')).toBeInTheDocument();
  });

  it('sends people to their learning platform where there is no other way', async () => {
    open({ options: () => Promise.resolve({ accounts: false, demo: false }) });
    expect(await screen.findByText(/from your learning platform/u)).toBeInTheDocument();
  });
});
