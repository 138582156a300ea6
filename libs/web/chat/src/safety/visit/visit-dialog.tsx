import { LIMITS } from '@officehours/contracts';
import { useVisitCalls } from '@officehours/web-realtime';
import { Button, Choice, Dialog, TextField } from '@officehours/web-ui';
import { useState } from 'react';
import { useAttempt } from '../../group/use-attempt';
import { useText } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';

const HOURS = ['1', '4', '24'] as const;
type Hours = (typeof HOURS)[number];

export interface VisitDialogProps {
  chatRoomId: string;
  /** The visit has begun: the room can be read. */
  onBegun: () => void;
  onClose: () => void;
}

/** Asks why and for how long, before somebody of the staff reads a conversation that they are not in. */
export function VisitDialog({ chatRoomId, onBegun, onClose }: VisitDialogProps) {
  const text = useText();
  const words = usePaneText().safety.visit;
  const { begin } = useVisitCalls();
  const start = async (reason: string, hours: number): Promise<void> => {
    await begin(chatRoomId, reason, hours);
    onBegun();
  };
  return (
    <Dialog open title={words.read} closeLabel={text.close} onClose={onClose}>
      <VisitForm onBegin={start} onCancel={onClose} />
    </Dialog>
  );
}

export interface VisitFormProps {
  onBegin: (reason: string, hours: number) => Promise<void>;
  onCancel: () => void;
}

export function VisitForm({ onBegin, onCancel }: VisitFormProps) {
  const text = useText();
  const words = usePaneText().safety.visit;
  const { failure, attempt } = useAttempt();
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<Hours>('1');
  return (
    <form
      className="flex flex-col gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => onBegin(reason.trim(), Number(hours)));
      }}
    >
      <p>{words.seen}</p>
      <TextField
        label={words.reason}
        value={reason}
        dir="auto"
        maxLength={LIMITS.reasonCodePoints}
        data-autofocus
        error={failure}
        onChange={(event) => setReason(event.target.value)}
      />
      <Choice
        label={words.howLong}
        value={hours}
        options={HOURS.map((value) => ({ value, label: words.hours(Number(value)) }))}
        onChange={setHours}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{text.cancel}</Button>
        <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
          {words.begin}
        </Button>
      </div>
    </form>
  );
}
