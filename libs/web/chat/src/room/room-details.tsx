import { useRef } from 'react';
import { RoomFilesSection } from '../attachments/room-files/room-files-section';
import { MembersSection } from '../group/members-section';
import { RoomPreferences } from '../group/room-preferences';
import { BlockSection } from '../safety/block-section';
import { ReadersSection } from '../safety/readers-section';
import DetailsPanel, { type DetailsPanelProps } from './details-panel';

export interface RoomDetailsProps extends DetailsPanelProps {
  /** To a message of the conversation. */
  onJump: (seq: number) => void;
  /** Out of the conversation that the reader has left. */
  onLeft?: (() => void) | undefined;
}

/** The details of a room with all that can be changed about it. */
export default function RoomDetails({ children, onJump, onLeft, ...props }: RoomDetailsProps) {
  const { room, me, isLive = true } = props;
  const own = useRef<HTMLDivElement>(null);
  return (
    <DetailsPanel
      {...props}
      people={room.kind !== 'direct' && <MembersSection {...{ room, me, isLive, onLeft }} />}
    >
      <div ref={own} className="contents">
        <RoomFilesSection
          room={room}
          me={me}
          onJump={(seq) => {
            onJump(seq);
            if (coversConversation(own.current)) props.onClose();
          }}
        />
        <RoomPreferences room={room} />
        <ReadersSection room={room} me={me} />
        {room.kind === 'direct' && <BlockSection room={room} me={me} />}
        {children}
      </div>
    </DetailsPanel>
  );
}

/** On narrow screens the details are a sheet over the conversation. */
function coversConversation(part: HTMLElement | null): boolean {
  const column = part?.closest('aside')?.parentElement;
  return column instanceof HTMLElement && getComputedStyle(column).position === 'absolute';
}
