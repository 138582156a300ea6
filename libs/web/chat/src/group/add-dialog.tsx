import type { Id } from '@officehours/contracts';
import { Button, Dialog } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { FormEnd } from './form-end';
import { PeoplePicker, type Pickable } from './people-picker';
import { useKept } from './use-kept';

export interface AddDialogProps {
  /** Under which name who is chosen is kept. */
  keptAs?: string;
  courseId: Id;
  except: ReadonlySet<Id>;
  isBusy: boolean;
  failure: string | null;
  /** `onDone` is for when they are in. */
  onAdd: (userIds: Id[], onDone: () => void) => void;
  onClose: () => void;
}

const EMPTY: { picked: readonly Pickable[] } = { picked: [] };

/** People of the course to add to a group. */
export function AddDialog({ keptAs, courseId, except, isBusy, failure, onAdd, onClose }: AddDialogProps) {
  const text = useText();
  const words = usePaneText();
  const { value, change, forget } = useKept(keptAs, EMPTY);
  const { picked } = value;
  return (
    <Dialog open title={words.group.add} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-4 p-5">
        <PeoplePicker {...{ courseId, except, picked }} onPicked={(people) => change({ picked: people })} />
        <FormEnd failure={failure} forget={forget} onClose={onClose}>
          <Button
            variant="primary"
            disabled={isBusy || picked.length === 0}
            onClick={() =>
              onAdd(
                picked.map(({ id }) => id),
                forget,
              )
            }
          >
            {words.group.add}
          </Button>
        </FormEnd>
      </div>
    </Dialog>
  );
}
