import { LIMITS, REPORT_REASONS, type ReportReason } from '@officehours/contracts';
import { useMe, useSafety, type ChatItem } from '@officehours/web-realtime';
import { Button, Dialog } from '@officehours/web-ui';
import { useId, useState } from 'react';
import { FormEnd } from '../group/form-end';
import { useAttempt } from '../group/use-attempt';
import { useKept } from '../group/use-kept';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

export interface ReportDialogProps {
  item: ChatItem;
  onClose: () => void;
}

/** Asks what is wrong with a message, and tells those who look after the course. */
export default function ReportDialog({ item, onClose }: ReportDialogProps) {
  const text = useText();
  const words = usePaneText().safety;
  const { me } = useMe();
  const { report } = useSafety();
  const [isDone, setDone] = useState(false);
  const send = async (reason: ReportReason, comment: string): Promise<void> => {
    if (item.id) await report(item.id, reason, comment);
    setDone(true);
  };
  return (
    <Dialog open title={words.reportTitle} closeLabel={text.close} onClose={onClose}>
      {isDone ? (
        <div className="flex flex-col gap-4 p-5">
          <p role="status">{words.reported}</p>
          <Button className="self-end" onClick={onClose}>
            {text.close}
          </Button>
        </div>
      ) : (
        <ReportForm
          keptAs={`${me?.id} report ${item.id}`}
          content={item.content}
          onSend={send}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

interface ReportFormProps {
  /** Under which name what is filled in is kept. */
  keptAs?: string;
  content: string;
  onSend: (reason: ReportReason, comment: string) => Promise<void>;
  onCancel: () => void;
}

const EMPTY: { reason: ReportReason | null; comment: string } = { reason: null, comment: '' };

export function ReportForm({ keptAs, content, onSend, onCancel }: ReportFormProps) {
  const words = usePaneText().safety;
  const { failure, attempt } = useAttempt();
  const { value, change, forget } = useKept(keptAs, EMPTY);
  const { reason, comment } = value;
  const id = useId();
  return (
    <form
      className="flex flex-col gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason) attempt(() => onSend(reason, comment.trim()).then(forget));
      }}
    >
      <p className="text-sm text-muted">{words.reportHint}</p>
      <blockquote className="line-clamp-4 rounded-md bg-bubble px-3 py-2 wrap-anywhere" dir="auto">
        {content}
      </blockquote>
      <Reasons value={reason} onChange={(next) => change({ reason: next })} />
      <div>
        <label htmlFor={`${id}-comment`} className="mb-1.5 block text-sm font-medium">
          {words.comment}
        </label>
        <textarea
          id={`${id}-comment`}
          rows={3}
          dir="auto"
          maxLength={LIMITS.reasonCodePoints}
          className="w-full rounded-md border border-line-strong/70 bg-surface px-3 py-2"
          value={comment}
          onChange={(event) => change({ comment: event.target.value })}
        />
      </div>
      <FormEnd failure={failure} forget={forget} onClose={onCancel}>
        <Button type="submit" variant="primary" disabled={reason === null}>
          {words.send}
        </Button>
      </FormEnd>
    </form>
  );
}

function Reasons({
  value,
  onChange,
}: {
  value: ReportReason | null;
  onChange: (reason: ReportReason) => void;
}) {
  const words = usePaneText().safety;
  const name = useId();
  return (
    <fieldset className="flex flex-col">
      <legend className="mb-1.5 text-sm font-medium">{words.reason}</legend>
      {REPORT_REASONS.map((one) => (
        <label key={one} className="flex min-h-9 cursor-pointer items-center gap-3 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={name}
            className="size-4 accent-accent"
            checked={value === one}
            onChange={() => onChange(one)}
          />
          {words.reasons[one]}
        </label>
      ))}
    </fieldset>
  );
}
