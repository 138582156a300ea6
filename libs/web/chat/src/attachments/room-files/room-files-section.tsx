import type { Room } from '@officehours/contracts';
import { Button } from '@officehours/web-ui';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { usePaneText } from '../../i18n/pane-text';
import { RoomFilesDialog, type RoomFilesDialogProps } from './room-files-dialog';

/** In the details of a conversation: the way to its files. */
export function RoomFilesSection({
  room,
  me,
  onJump,
}: Omit<RoomFilesDialogProps, 'onClose'> & { room: Room }) {
  const words = usePaneText().files;
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="border-t px-5 py-4">
      <Button
        variant="quiet"
        className="w-full justify-start! px-2!"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <FolderOpen size={18} aria-hidden="true" />
        {words.ofRoom}
      </Button>
      {isOpen && <RoomFilesDialog {...{ room, me, onJump }} onClose={() => setOpen(false)} />}
    </section>
  );
}
