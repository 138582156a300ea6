import type { Room } from '@officehours/contracts';
import { usePaneText } from '../i18n/pane-text';

/** In place of the composer: why the reader cannot write here. */
export default function ReadOnly({ room }: { room: Room }) {
  const { aboutMessage, safety } = usePaneText();
  return (
    <p className="border-t px-4 py-4 text-center text-sm text-muted">
      {room.restriction ? safety.restricted[room.restriction] : aboutMessage.readOnly}
    </p>
  );
}
