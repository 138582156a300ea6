import { Button, Dialog } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';

export interface AskDialogProps {
  title: string;
  /** What will be then. */
  hint: string;
  /** What the button says that does it. */
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done that the person cannot take back alone, or that concerns somebody else. */
export function AskDialog({ title, hint, confirm, onConfirm, onClose }: AskDialogProps) {
  const text = useText();
  return (
    <Dialog open title={title} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <p className="text-muted">{hint}</p>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
