import { OfficehoursError, useVisitCalls, useVisitedRoom } from '@officehours/web-realtime';
import { useEffect, useState } from 'react';
import { useAttempt } from '../../group/use-attempt';
import { usePaneText } from '../../i18n/pane-text';
import { Failure } from '../../room/failure';
import { VisitView } from './visit-view';

export interface VisitedRoomPaneProps {
  chatRoomId: string;
  onLeave: () => void;
}

/** A conversation as a visitor reads it, until they end their visit or its time is over. */
export function VisitedRoomPane({ chatRoomId, onLeave }: VisitedRoomPaneProps) {
  const words = usePaneText().safety.visit;
  const room = useVisitedRoom(chatRoomId);
  const { end } = useVisitCalls();
  const { isBusy, failure, attempt } = useAttempt();
  const isOver = useIsOver(room.visit?.endsAt);
  const error = isOver ? OVER : room.error;
  if (error)
    return (
      <Failure
        error={error}
        onRetry={room.retry}
        onLeave={onLeave}
        leaveLabel={words.leave}
        forbiddenHint={words.over}
      />
    );
  if (!room.visit) return null;
  const leave = async (): Promise<void> => {
    await end(chatRoomId);
    onLeave();
  };
  return (
    <VisitView
      room={{ ...room, visit: room.visit }}
      isBusy={isBusy}
      failure={failure}
      onEnd={() => attempt(leave)}
    />
  );
}

const OVER = new OfficehoursError('not_found');

/** Whether that time has come; what was read until then is not shown any longer. */
function useIsOver(endsAt: string | undefined): boolean {
  const [over, setOver] = useState<string | null>(null);
  useEffect(() => {
    if (endsAt === undefined) return undefined;
    const timer = setTimeout(() => setOver(endsAt), Math.max(0, Date.parse(endsAt) - Date.now()));
    return () => clearTimeout(timer);
  }, [endsAt]);
  return endsAt !== undefined && over === endsAt;
}
