import type { Room } from '@officehours/contracts';
import { lazy } from 'react';
import ReportDialog from '../safety/report-dialog';
import DeleteDialog from './delete-dialog';
import HistoryDialog from './history-dialog';
import ReadByDialog from './read-by-dialog';
import type { RoomActions } from './use-room-actions';

const ItemViewer = lazy(() => import('../attachments/viewer/item-viewer'));

export interface RoomDialogsProps {
  actions: RoomActions;
  room: Room;
  me: string;
}

/** What is asked or told about one message, in front of the conversation. */
export default function RoomDialogs({ actions, room, me }: RoomDialogsProps) {
  const { dialog, confirmDelete, closeDialogs, jumps } = actions;
  if (!dialog) return null;
  const { kind, item, fileId } = dialog;
  const others = room.participants.filter(({ id }) => id !== me);
  if (fileId)
    return <ItemViewer {...{ item, fileId, room, me }} onJump={jumps.jumpTo} onClose={closeDialogs} />;
  return (
    <>
      {kind === 'delete' && <DeleteDialog item={item} onConfirm={confirmDelete} onClose={closeDialogs} />}
      {kind === 'report' && <ReportDialog item={item} onClose={closeDialogs} />}
      {kind === 'readers' && <ReadByDialog item={item} others={others} onClose={closeDialogs} />}
      {kind === 'history' && <HistoryDialog item={item} onClose={closeDialogs} />}
    </>
  );
}
