import type { Room } from '@officehours/contracts';
import { lazyPart } from '../lazy/lazy-part';
import ReportDialog from '../safety/report-dialog';
import DeleteDialog from './delete-dialog';
import HistoryDialog from './history-dialog';
import ReadByDialog from './read-by-dialog';
import type { RoomActions } from './use-room-actions';

const ItemViewer = lazyPart(() => import('../attachments/viewer/item-viewer'), { floats: true });

export interface RoomDialogsProps {
  actions: RoomActions;
  room: Room;
  me: string;
  onClose: () => void;
}

/** What is asked or told about one message, in front of the conversation. */
export default function RoomDialogs({ actions, room, me, onClose }: RoomDialogsProps) {
  const { dialog, confirmDelete, jumps } = actions;
  if (!dialog) return null;
  const { kind, item, fileId } = dialog;
  const others = room.participants.filter(({ id }) => id !== me);
  if (fileId) return <ItemViewer {...{ item, fileId, room, me }} onJump={jumps.jumpTo} onClose={onClose} />;
  return (
    <>
      {kind === 'delete' && <DeleteDialog item={item} onConfirm={confirmDelete} onClose={onClose} />}
      {kind === 'report' && <ReportDialog item={item} onClose={onClose} />}
      {kind === 'readers' && <ReadByDialog item={item} others={others} onClose={onClose} />}
      {kind === 'history' && <HistoryDialog item={item} onClose={onClose} />}
    </>
  );
}
