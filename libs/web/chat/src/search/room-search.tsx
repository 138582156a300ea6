import { useState } from 'react';
import type { Arrival } from '../room/use-arrival';
import { SearchDialog, type SearchMemory } from './search-dialog';

export interface RoomSearchProps {
  /** The open conversation, to search in it alone. */
  roomId: string | null;
  isOpen: boolean;
  onClose: () => void;
  onPick: (roomId: string, found: Arrival) => void;
}

/** The search of a host's page; opened again, it shows what was found before. */
export default function RoomSearch({ roomId, isOpen, onClose, onPick }: RoomSearchProps) {
  const [memory, setMemory] = useState<SearchMemory>({ text: '', filters: {}, picked: null });
  if (!isOpen) return null;
  return (
    <SearchDialog
      roomId={roomId}
      memory={memory}
      onMemory={setMemory}
      onClose={onClose}
      onPick={({ seq }, room) => {
        const isByKey = document.activeElement?.matches(':focus-visible') === true;
        onClose();
        onPick(room.id, { seq, isByKey });
      }}
    />
  );
}
