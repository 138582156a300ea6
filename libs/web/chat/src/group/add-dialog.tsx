import type { Id } from '@officehours/contracts';
import { Button, Dialog } from '@officehours/web-ui';
import { useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PeoplePicker } from './people-picker';

export interface AddDialogProps {
  courseId: Id;
  except: ReadonlySet<Id>;
  isBusy: boolean;
  failure: string | null;
  onAdd: (userIds: Id[]) => void;
  onClose: () => void;
}

/** People of the course to add to a group. */
export function AddDialog({ courseId, except, isBusy, failure, onAdd, onClose }: AddDialogProps) {
  const text = useText();
  const words = usePaneText();
  const [picked, setPicked] = useState<Id[]>([]);
  return (
    <Dialog open title={words.group.add} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <PeoplePicker courseId={courseId} except={except} picked={picked} onPicked={setPicked} />
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button variant="primary" disabled={isBusy || picked.length === 0} onClick={() => onAdd(picked)}>
            {words.group.add}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
