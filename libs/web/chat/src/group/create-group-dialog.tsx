import { isBlank, LIMITS, type Course, type Id, type Room } from '@officehours/contracts';
import { useGroups, useMe } from '@officehours/web-realtime';
import { Button, Choice, Dialog, TextField } from '@officehours/web-ui';
import { useState } from 'react';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { PeoplePicker } from './people-picker';
import { useAttempt } from './use-attempt';

export interface CreateGroupDialogProps {
  course: Course;
  onMade: (room: Room) => void;
  onClose: () => void;
}

/** A project group: its name, its people, and what those see who come later. */
export function CreateGroupDialog({ course, onMade, onClose }: CreateGroupDialogProps) {
  const text = useText();
  const words = usePaneText();
  const groups = useGroups();
  const { me } = useMe();
  const { failure, attempt } = useAttempt();
  const [title, setTitle] = useState('');
  const [userIds, setUserIds] = useState<Id[]>([]);
  const [history, setHistory] = useState<'all' | 'joined'>('joined');
  const isReady = !isBlank(title) && userIds.length > 0;
  const make = async (): Promise<void> => {
    onMade(await groups.create({ title: title.trim(), courseId: course.id, userIds, history }));
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
          onChange={(event) => setTitle(event.target.value)}
        />
        <PeoplePicker
          courseId={course.id}
          except={new Set(me ? [me.id] : [])}
          picked={userIds}
          onPicked={setUserIds}
        />
        <Choice
          label={words.group.history}
          value={history}
          onChange={setHistory}
          options={[
            { value: 'joined', label: words.group.historyJoined },
            { value: 'all', label: words.group.historyAll },
          ]}
        />
        {failure && (
          <p role="alert" className="text-sm text-danger">
            {failure}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" variant="primary" disabled={!isReady}>
            {words.group.make}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
