import type { Room } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { useText } from '../../i18n/language-context';
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
  const nameOf = useNames(room, me);
  const file = item.attachments.find(({ id }) => id === fileId);
  if (!file || item.id === null || item.seq === null) return null;
  const { id: messageId, seq, senderId, createdAt: sentAt } = item;
  return (
    <FileViewer
      roomId={room.id}
      file={{ ...file, messageId, seq, senderId: senderId ?? '', sentAt }}
      {...{ nameOf, onJump, onClose }}
    />
  );
});

/** What the people of a room are called; who has left it has no name here. */
export function useNames({ participants }: Room, me: string): (id: string) => string {
  const text = useText();
  return (id) => (id === me ? text.message.you : (participants.find((one) => one.id === id)?.name ?? ''));
}
