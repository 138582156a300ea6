import { Placeholder } from '@officehours/web-ui';
import { MessagesSquare } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { RoomList } from '../room-list/room-list';
import { ChatRoom } from '../room/chat-room';
import { Panes } from './panes';

export interface OfficehoursProps {
  /** The open room; leave it out to let the component keep it itself. */
  roomId?: string | null;
  onRoomChange?: (roomId: string | null) => void;
  /** Buttons beside the list's title. */
  listActions?: ReactNode;
}

/** The whole chat: list and conversation, in as much room as the host gives. */
export function Officehours({ roomId, onRoomChange, listActions }: OfficehoursProps) {
  const text = useText();
  const [own, setOwn] = useState<string | null>(null);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const open = roomId === undefined ? own : roomId;
  const go = (next: string | null): void => {
    setOwn(next);
    onRoomChange?.(next);
  };
  return (
    <Panes
      showing={open === null ? 'list' : 'main'}
      list={<RoomList selectedId={open} onSelect={go} actions={listActions} />}
      main={
        open === null ? (
          <div className="flex h-full bg-surface">
            <Placeholder icon={<MessagesSquare size={24} />} title={text.rooms.choose}>
              {text.rooms.chooseHint}
            </Placeholder>
          </div>
        ) : (
          <ChatRoom
            roomId={open}
            onBack={() => go(null)}
            detailsOpen={detailsOpen}
            onDetails={() => setDetailsOpen(!detailsOpen)}
          />
        )
      }
    />
  );
}
