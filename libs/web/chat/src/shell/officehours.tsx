import { IconButton } from '@officehours/web-ui';
import { MessagesSquare, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useText } from '../i18n/language-context';
import { lazyPart } from '../lazy/lazy-part';
import { RoomList } from '../room-list/room-list';
import { ChatRoom } from '../room/chat-room';
import type { Arrival } from '../room/use-arrival';
import { Empty } from '../slots/empty';
import { Panes } from './panes';
import { placed } from '../provider/look-root';

const RoomSearch = lazyPart(() => import('../search/room-search'), { floats: true });

export interface OfficehoursProps {
  /** The open room; leave it out to let the component keep it itself. */
  roomId?: string | null;
  onRoomChange?: (roomId: string | null) => void;
  /** Buttons beside the list's title. */
  listActions?: ReactNode;
}

/** The whole chat: list, conversation and search, in as much room as the host gives. */
export const Officehours = placed(function Officehours({
  roomId,
  onRoomChange,
  listActions,
}: OfficehoursProps) {
  const text = useText();
  const [own, setOwn] = useState<string | null>(null);
  const [detailsOpen, setDetailsOpen] = useState(false);
  const [found, setFound] = useState<(Arrival & { roomId: string }) | null>(null);
  const open = roomId === undefined ? own : roomId;
  const go = (next: string | null): void => {
    setOwn(next);
    setFound(null);
    onRoomChange?.(next);
  };
  const search = (
    <HostSearch
      roomId={open}
      onPick={(next, arrival) => {
        if (next !== open) go(next);
        setFound({ ...arrival, roomId: next });
      }}
    />
  );
  const actions = (
    <>
      {search}
      {listActions}
    </>
  );
  return (
    <Panes
      showing={open === null ? 'list' : 'main'}
      list={<RoomList selectedId={open} onSelect={go} actions={actions} />}
      main={
        open === null ? (
          <div className="flex h-full bg-surface">
            <Empty place="choice" icon={<MessagesSquare size={24} />} title={text.rooms.choose}>
              {text.rooms.chooseHint}
            </Empty>
          </div>
        ) : (
          <ChatRoom
            roomId={open}
            // The host may have gone to another room meanwhile.
            at={found?.roomId === open ? found : null}
            onBack={() => go(null)}
            detailsOpen={detailsOpen}
            onDetails={() => setDetailsOpen(!detailsOpen)}
          />
        )
      }
    />
  );
});

/** The button beside the list's title and what it opens, loaded when it is first asked for. */
function HostSearch({
  roomId,
  onPick,
}: {
  roomId: string | null;
  onPick: (roomId: string, found: Arrival) => void;
}) {
  const text = useText();
  const [state, setState] = useState<'unused' | 'open' | 'closed'>('unused');
  return (
    <>
      <IconButton label={text.menu.search} onClick={() => setState('open')}>
        <Search size={19} />
      </IconButton>
      {state !== 'unused' && (
        <RoomSearch
          roomId={roomId}
          isOpen={state === 'open'}
          onClose={() => setState('closed')}
          onPick={onPick}
        />
      )}
    </>
  );
}
