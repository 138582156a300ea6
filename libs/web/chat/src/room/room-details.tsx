import { MembersSection } from '../group/members-section';
import { RoomPreferences } from '../group/room-preferences';
import { BlockSection } from '../safety/block-section';
import DetailsPanel, { type DetailsPanelProps } from './details-panel';

/** The details of a room with all that can be changed about it. */
export default function RoomDetails({ children, ...props }: DetailsPanelProps) {
  const { room, me, isLive = true } = props;
  return (
    <DetailsPanel
      {...props}
      people={room.kind !== 'direct' && <MembersSection room={room} me={me} isLive={isLive} />}
    >
      <RoomPreferences key={room.title} room={room} />
      {room.kind === 'direct' && <BlockSection room={room} me={me} />}
      {children}
    </DetailsPanel>
  );
}
