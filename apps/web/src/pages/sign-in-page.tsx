import { Failure, usePaneText, useText } from '@officehours/web-chat';
import {
  isSuspended as isRefusedForSuspension,
  OfficehoursError,
  type DemoPerson,
  type Session,
  type SignInOptions,
} from '@officehours/web-realtime';
import { useEffect, useState } from 'react';
import { SignInView } from './sign-in-view';

interface Ways extends SignInOptions {
  people: DemoPerson[];
}

export interface SignInPageProps {
  session: Session;
  /** Who was here lost their access. */
  isSuspended?: boolean;
}

/** Sign-in: asks the service which ways there are, then offers them. */
export default function SignInPage({ session, isSuspended = false }: SignInPageProps) {
  const words = usePaneText();
  const { ways, failure, retry } = useWays(session);
  const attempt = useAttempt();

  if (failure) {
    return (
      <main className="flex h-full bg-bg">
        <Failure error={failure} onRetry={retry} />
      </main>
    );
  }
  if (!ways) return <main className="h-full bg-bg" />;
  return (
    <SignInView
      demoPeople={ways.people}
      accounts={ways.accounts}
      isBusy={attempt.isBusy}
      error={attempt.error}
      notice={isSuspended && !attempt.error ? words.signIn.suspended : null}
      onLogin={(credentials) => attempt.run(() => session.login(credentials))}
      onDemo={(userId) => attempt.run(() => session.demoSignIn(userId))}
    />
  );
}

/** The ways of signing in, asked for anew on `retry`. */
function useWays(session: Session) {
  const [ways, setWays] = useState<Ways | null>(null);
  const [failure, setFailure] = useState<OfficehoursError | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    askWays(session).then(
      (found) => isCurrent && setWays(found),
      (error: unknown) => {
        if (isCurrent)
          setFailure(error instanceof OfficehoursError ? error : new OfficehoursError('internal'));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [session, attempt]);

  const retry = (): void => {
    setFailure(null);
    setAttempt(attempt + 1);
  };
  return { ways, failure, retry };
}

async function askWays(session: Session): Promise<Ways> {
  const options = await session.options();
  return { ...options, people: options.demo ? await session.demoPeople() : [] };
}

/** One try to sign in at a time, with the words for its failure. */
function useAttempt() {
  const text = useText();
  const words = usePaneText();
  const [state, setState] = useState<{ isBusy: boolean; error: string | null }>({
    isBusy: false,
    error: null,
  });

  const wordsFor = (error: unknown): string => {
    const code = error instanceof OfficehoursError ? error.code : 'internal';
    if (code === 'unauthenticated' || code === 'validation_failed') return words.signIn.wrong;
    if (isRefusedForSuspension(error)) return words.signIn.suspended;
    if (code === 'rate_limited') return words.signIn.tooMany;
    return code === 'network' ? text.errors.network : text.errors.unknown;
  };
  const run = (signIn: () => Promise<unknown>): void => {
    setState({ isBusy: true, error: null });
    signIn().then(
      () => setState({ isBusy: false, error: null }),
      (error: unknown) => setState({ isBusy: false, error: wordsFor(error) }),
    );
  };
  return { ...state, run };
}
