import type { ChatItem } from '@officehours/web-realtime';
import { Button, Dialog } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

export interface DeleteDialogProps {
  item: ChatItem;
  onConfirm: (item: ChatItem) => void;
  onClose: () => void;
}

/** Asks before a message loses its words for everyone. */
export default function DeleteDialog({ item, onConfirm, onClose }: DeleteDialogProps) {
  const text = useText();
  const words = usePaneText().aboutMessage;
  return (
    <Dialog open title={words.deleteTitle} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <p className="text-muted">{words.deleteHint}</p>
        <blockquote className="line-clamp-4 rounded-md bg-bubble px-3 py-2 wrap-anywhere" dir="auto">
          {item.content}
        </blockquote>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button
            variant="danger"
            onClick={() => {
              onConfirm(item);
              onClose();
            }}
          >
            {text.message.deleteForAll}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
