import type { QuarantineDecision, QuarantinedFile } from '@officehours/contracts';
import type { Quarantine } from '@officehours/web-realtime';
import { Button, TextField } from '@officehours/web-ui';
import { useState } from 'react';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';

/** Files in which the scanner found something, and what is to become of each. Nothing where there are none. */
export function QuarantineCard({ files, decide }: Quarantine) {
  const words = usePaneText().audit.quarantine;
  if (files.length === 0) return null;
  return (
    <section aria-label={words.title} className="rounded-lg border bg-raised p-4">
      <h2 className="font-semibold">{words.title}</h2>
      <p className="text-sm text-muted">{words.hint}</p>
      <ul className="divide-y">
        {files.map((file) => (
          <Row key={file.id} file={file} onDecide={(...said) => decide(file.id, ...said)} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  file: QuarantinedFile;
  onDecide: (decision: QuarantineDecision, reason: string) => Promise<void>;
}

function Row({ file, onDecide }: RowProps) {
  const words = usePaneText().audit.quarantine;
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const choose = (decision: QuarantineDecision): void => {
    if (reason.trim() === '') return setError(words.why);
    setBusy(true);
    setError(null);
    onDecide(decision, reason.trim())
      .catch(() => setError(words.failed))
      .finally(() => setBusy(false));
  };
  return (
    <li className="flex flex-col gap-2 py-3" aria-label={file.name}>
      <p className="wrap-anywhere">
        <bdi className="font-medium">{file.name}</bdi>
        <span className="block text-sm text-muted">
          {words.found(file.found, file.uploader.name, format.exact(file.createdAt))}
        </span>
      </p>
      <TextField
        label={words.reason}
        value={reason}
        error={error}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" disabled={isBusy} onClick={() => choose('delete')}>
          {words.remove}
        </Button>
        <Button size="sm" disabled={isBusy} onClick={() => choose('release')}>
          {words.release}
        </Button>
      </div>
    </li>
  );
}
