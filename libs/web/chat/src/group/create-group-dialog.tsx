import { isBlank, LIMITS, type Course, type Room } from '@officehours/contracts';
import { useGroups, useMe } from '@officehours/web-realtime';
import { Button, Choice, Dialog, TextField } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { FormEnd } from './form-end';
import { PeoplePicker, type Pickable } from './people-picker';
import { useAttempt } from './use-attempt';
import { useKept } from './use-kept';

export interface CreateGroupDialogProps {
  course: Course;
  onMade: (room: Room) => void;
  onClose: () => void;
}

const EMPTY: { title: string; people: readonly Pickable[]; history: 'all' | 'joined' } = {
  title: '',
  people: [],
  history: 'joined',
};

/** A project group: its name, its people, and what those see who come later. */
export function CreateGroupDialog({ course, onMade, onClose }: CreateGroupDialogProps) {
  const text = useText();
  const words = usePaneText();
  const groups = useGroups();
  const { me } = useMe();
  const { failure, attempt } = useAttempt();
  const { value, change, forget } = useKept(`${me?.id} group ${course.id}`, EMPTY);
  const { title, people, history } = value;
  const isReady = !isBlank(title) && people.length > 0;
  const make = async (): Promise<void> => {
    const userIds = people.map(({ id }) => id);
    const room = await groups.create({ title: title.trim(), courseId: course.id, userIds, history });
    forget();
    onMade(room);
  };
  return (
    <Dialog open title={words.group.create} closeLabel={text.close} onClose={onClose}>
      <form
        className="flex flex-col gap-5 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) attempt(make);
        }}
      >
        <TextField
          label={words.group.name}
          value={title}
          maxLength={LIMITS.titleLength}
          data-autofocus
          dir="auto"
          onChange={(event) => change({ title: event.target.value })}
        />
        <PeoplePicker
          courseId={course.id}
          except={new Set(me ? [me.id] : [])}
          picked={people}
          onPicked={(picked) => change({ people: picked })}
        />
        <Choice
          label={words.group.history}
          value={history}
          onChange={(next) => change({ history: next })}
          options={[
            { value: 'joined', label: words.group.historyJoined },
            { value: 'all', label: words.group.historyAll },
          ]}
        />
        <FormEnd failure={failure} forget={forget} onClose={onClose}>
          <Button type="submit" variant="primary" disabled={!isReady}>
            {words.group.make}
          </Button>
        </FormEnd>
      </form>
    </Dialog>
  );
}
