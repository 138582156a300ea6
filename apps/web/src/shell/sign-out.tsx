import { AskDialog, usePaneText } from '@officehours/web-chat';
import { useUnsentCount, type Session } from '@officehours/web-realtime';
import { useEffect } from 'react';

/** Asks before one signs out while messages wait to be sent: they go from the device with everything else. */
export default function SignOut({ session, onClose }: { session: Session; onClose: () => void }) {
  const { leaving } = usePaneText().unsent;
  const unsent = useUnsentCount();
  useEffect(() => {
    // Also when the last of them has gone out while this was being asked.
    if (unsent === 0) void session.logout();
  }, [session, unsent]);
  if (unsent === 0) return null;
  return (
    <AskDialog
      title={leaving.title}
      hint={leaving.hint(unsent)}
      confirm={leaving.confirm}
      onConfirm={() => void session.logout()}
      onClose={onClose}
    />
  );
}
