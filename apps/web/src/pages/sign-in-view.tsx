import { usePaneText, useText } from '@officehours/web-chat';
import type { DemoPerson } from '@officehours/web-realtime';
import { Avatar, BrandMark, Button, TextField } from '@officehours/web-ui';
import { ArrowRight } from 'lucide-react';
import { useState, type ReactNode } from 'react';

export interface SignInViewProps {
  /** People of the demo to sign in as with one click; empty outside demo mode. */
  demoPeople: readonly DemoPerson[];
  /** Whether there are accounts with a password. */
  accounts: boolean;
  isBusy: boolean;
  error: string | null;
  /** What happened before one came here. */
  notice?: string | null;
  onLogin: (credentials: { email: string; password: string }) => void;
  onDemo: (userId: string) => void;
}

/** The door: two people to try it as, or one's own account. */
export function SignInView({
  demoPeople,
  accounts,
  isBusy,
  error,
  notice,
  onLogin,
  onDemo,
}: SignInViewProps) {
  const text = useText();
  const words = usePaneText();
  const hasDemo = demoPeople.length > 0;
  return (
    <main className="@container/door h-full overflow-y-auto bg-bg">
      <div className="mx-auto flex min-h-full w-full max-w-3xl flex-col justify-center gap-8 px-5 py-10">
        <header className="flex flex-col items-center gap-3 text-center">
          <BrandMark size={56} />
          <h1 className="text-2xl font-semibold tracking-tight">{text.product}</h1>
          <p className="max-w-md text-balance text-muted">{words.signIn.tagline}</p>
        </header>
        {notice && (
          <p
            role="alert"
            className="mx-auto max-w-md rounded-md border border-danger/40 bg-raised px-4 py-3 text-center text-balance"
          >
            {notice}
          </p>
        )}
        {hasDemo && (
          <section aria-label={words.signIn.demoTitle}>
            <h2 className="mb-1 text-center text-lg font-semibold">{words.signIn.demoTitle}</h2>
            <p className="mb-5 text-center text-muted">{words.signIn.demoHint}</p>
            <ul className="grid gap-4 @xl/door:grid-cols-2">
              {demoPeople.map((person) => (
                <li key={person.id}>
                  <DemoCard person={person} isBusy={isBusy} onDemo={onDemo} />
                </li>
              ))}
            </ul>
          </section>
        )}
        {hasDemo && accounts && <Divider>{words.signIn.or}</Divider>}
        {accounts && <LoginForm isBusy={isBusy} error={error} onLogin={onLogin} quiet={hasDemo} />}
        {!accounts && !hasDemo && <p className="text-center text-muted">{words.signIn.noWays}</p>}
        {!accounts && error && (
          <p role="alert" className="text-center text-danger">
            {error}
          </p>
        )}
      </div>
    </main>
  );
}

function DemoCard({
  person,
  isBusy,
  onDemo,
}: {
  person: DemoPerson;
  isBusy: boolean;
  onDemo: (id: string) => void;
}) {
  const text = useText();
  const words = usePaneText();
  return (
    <button
      type="button"
      disabled={isBusy}
      onClick={() => onDemo(person.id)}
      className="group flex h-full w-full flex-col gap-4 rounded-lg border bg-raised p-5 shadow-float transition-[border-color,box-shadow] hover:border-accent hover:shadow-pop disabled:opacity-60"
    >
      <span className="flex items-center gap-3">
        <Avatar id={person.id} name={person.name} src={person.avatarUrl} />
        <span className="min-w-0">
          <span className="block truncate font-semibold" dir="auto">
            {person.name}
          </span>
          <span className="block text-sm text-muted">{text.role[person.role]}</span>
        </span>
      </span>
      <span className="flex-1 text-pretty text-muted" dir="auto">
        {person.description}
      </span>
      <span className="flex items-center gap-1.5 font-medium text-accent">
        {words.signIn.continueAs(person.name)}
        <ArrowRight size={17} className="transition-transform group-hover:translate-x-0.5 rtl:-scale-x-100" />
      </span>
    </button>
  );
}

function Divider({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-center gap-4 text-sm text-muted">
      <span className="h-px flex-1 bg-line" />
      {children}
      <span className="h-px flex-1 bg-line" />
    </p>
  );
}

type LoginFormProps = Pick<SignInViewProps, 'isBusy' | 'error' | 'onLogin'> & { quiet: boolean };

function LoginForm({ isBusy, error, onLogin, quiet }: LoginFormProps) {
  const words = usePaneText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className="mx-auto flex w-full max-w-sm flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onLogin({ email, password });
      }}
    >
      <TextField
        label={words.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        required
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={words.signIn.password}
        type="password"
        name="password"
        autoComplete="current-password"
        required
        value={password}
        error={error}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant={quiet ? 'outline' : 'primary'} disabled={isBusy}>
        {isBusy ? words.signIn.working : words.signIn.submit}
      </Button>
    </form>
  );
}
