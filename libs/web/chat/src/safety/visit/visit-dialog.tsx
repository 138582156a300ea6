import { LIMITS } from '@officehours/contracts';
import { useMe, useVisitCalls } from '@officehours/web-realtime';
import { Button, Choice, Dialog, TextField } from '@officehours/web-ui';
import { FormEnd } from '../../group/form-end';
import { useAttempt } from '../../group/use-attempt';
import { useKept } from '../../group/use-kept';
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
  const { me } = useMe();
  const { begin } = useVisitCalls();
  const start = async (reason: string, hours: number): Promise<void> => {
    await begin(chatRoomId, reason, hours);
    onBegun();
  };
  return (
    <Dialog open title={words.read} closeLabel={text.close} onClose={onClose}>
      <VisitForm keptAs={`${me?.id} visit ${chatRoomId}`} onBegin={start} onCancel={onClose} />
    </Dialog>
  );
}

export interface VisitFormProps {
  /** Under which name what is filled in is kept. */
  keptAs?: string;
  onBegin: (reason: string, hours: number) => Promise<void>;
  onCancel: () => void;
}

const EMPTY: { reason: string; hours: Hours } = { reason: '', hours: '1' };

export function VisitForm({ keptAs, onBegin, onCancel }: VisitFormProps) {
  const words = usePaneText().safety.visit;
  const { failure, attempt } = useAttempt();
  const { value, change, forget } = useKept(keptAs, EMPTY);
  const { reason, hours } = value;
  return (
    <form
      className="flex flex-col gap-4 p-5"
      onSubmit={(event) => {
        event.preventDefault();
        attempt(() => onBegin(reason.trim(), Number(hours)).then(forget));
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
        onChange={(event) => change({ reason: event.target.value })}
      />
      <Choice
        label={words.howLong}
        value={hours}
        options={HOURS.map((value) => ({ value, label: words.hours(Number(value)) }))}
        onChange={(next) => change({ hours: next })}
      />
      <FormEnd forget={forget} onClose={onCancel}>
        <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
          {words.begin}
        </Button>
      </FormEnd>
    </form>
  );
}
