import { LIMITS } from '@officehours/contracts';
import { OfficehoursError } from '@officehours/web-realtime';
import { Button, TextField } from '@officehours/web-ui';
import { useState, type SyntheticEvent } from 'react';
import { usePaneText } from '../i18n/pane-text';

interface PasswordFormProps {
  onChange: (currentPassword: string, newPassword: string) => Promise<void>;
}

type Refusal = 'wrong' | 'common' | 'failed';

function refusalOf(error: unknown): Refusal {
  const rules = error instanceof OfficehoursError ? error.errors.map(({ rule }) => rule) : [];
  if (rules.includes('wrong_password')) return 'wrong';
  return rules.includes('common_password') ? 'common' : 'failed';
}

/** Another password; every other device is signed out with it. */
export function PasswordForm({ onChange }: PasswordFormProps) {
  const words = usePaneText().account;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [outcome, setOutcome] = useState<'idle' | 'busy' | 'done' | Refusal>('idle');
  const submit = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setOutcome('busy');
    try {
      await onChange(current, next);
      setCurrent('');
      setNext('');
      setOutcome('done');
    } catch (error) {
      setOutcome(refusalOf(error));
    }
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <h2 className="font-semibold">{words.password}</h2>
      <TextField
        label={words.current}
        type="password"
        autoComplete="current-password"
        value={current}
        error={outcome === 'wrong' ? words.wrong : null}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <TextField
        label={words.next}
        type="password"
        autoComplete="new-password"
        minLength={LIMITS.passwordMin}
        value={next}
        error={outcome === 'failed' ? words.refused : outcome === 'common' ? words.common : null}
        onChange={(event) => setNext(event.target.value)}
      />
      <p role="status" className="text-sm text-muted">
        {outcome === 'done' ? words.changed : words.hint}
      </p>
      <Button
        type="submit"
        className="self-start"
        disabled={outcome === 'busy' || current === '' || [...next].length < LIMITS.passwordMin}
      >
        {words.change}
      </Button>
    </form>
  );
}
