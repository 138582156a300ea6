import type { Room } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import FileViewer from './file-viewer';
import { placed } from '../../provider/look-root';

export interface ItemViewerProps {
  item: ChatItem;
  fileId: string;
  room: Room;
  me: string;
  onJump: (seq: number) => void;
  onClose: () => void;
}

/** A picture of a message in the conversation, large. */
export default placed(function ItemViewer({ item, fileId, room, me, onJump, onClose }: ItemViewerProps) {
  const file = item.attachments.find(({ id }) => id === fileId);
  if (!file || item.id === null || item.seq === null) return null;
  const { id: messageId, seq, senderId, createdAt: sentAt } = item;
  return (
    <FileViewer
      file={{ ...file, messageId, seq, senderId: senderId ?? '', sentAt }}
      {...{ room, me, onJump, onClose }}
    />
  );
});
