import { ROOM_RULES, type Room } from '@officehours/contracts';
import { useGroups } from '@officehours/web-realtime';
import { Button, Switch, TextField } from '@officehours/web-ui';
import { useState } from 'react';
import { usePaneText } from '../i18n/pane-text';
import { useAttempt } from './use-attempt';

/** What the reader decides about a room: for themselves, and its name where they own it. */
export function RoomPreferences({ room }: { room: Room }) {
  const words = usePaneText();
  const groups = useGroups();
  const { failure, attempt } = useAttempt(true);
  const set = (preferences: Parameters<typeof groups.setRoomPreferences>[1]): void =>
    attempt(() => groups.setRoomPreferences(room.id, preferences));
  return (
    <section className="border-t px-5 py-4 text-sm">
      {ROOM_RULES[room.kind].rename.includes(room.role) && (
        <Rename title={room.title ?? ''} onRename={(title) => attempt(() => groups.rename(room.id, title))} />
      )}
      <Switch label={words.group.mute} checked={room.muted} onChange={(muted) => set({ muted })} />
      <Switch label={words.group.star} checked={room.starred} onChange={(starred) => set({ starred })} />
      <Switch
        label={words.group.archive}
        checked={room.archived}
        onChange={(archived) => set({ archived })}
      />
      {failure && (
        <p role="alert" className="text-danger">
          {failure}
        </p>
      )}
    </section>
  );
}

function Rename({ title, onRename }: { title: string; onRename: (title: string) => void }) {
  const words = usePaneText();
  const [written, setWritten] = useState<{ name: string; isSent: boolean } | null>(null);
  // From then on the box follows the name again, whoever changes it.
  if (written?.isSent && written.name.trim() === title) setWritten(null);
  const name = written?.name ?? title;
  return (
    <form
      className="mb-3 flex items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        setWritten({ name, isSent: true });
        onRename(name.trim());
      }}
    >
      <TextField
        className="flex-1"
        label={words.group.name}
        value={name}
        dir="auto"
        maxLength={200}
        onChange={(event) => setWritten({ name: event.target.value, isSent: false })}
      />
      <Button type="submit" disabled={name.trim() === '' || name.trim() === title}>
        {words.group.rename}
      </Button>
    </form>
  );
}
