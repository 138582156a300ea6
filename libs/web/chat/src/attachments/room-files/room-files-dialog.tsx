import type { AttachmentKind, Room, RoomFile } from '@officehours/contracts';
import { useRoomFiles } from '@officehours/web-realtime';
import { Button, Choice, Dialog, Placeholder, Skeleton, useDelayed } from '@officehours/web-ui';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { Failure } from '../../room/failure';
import FileViewer from '../viewer/file-viewer';
import { useNames } from '../viewer/use-names';
import { FileRows } from './file-rows';
import { PictureGrid } from './picture-grid';
import { placed } from '../../provider/look-root';

export interface RoomFilesDialogProps {
  room: Room;
  me: string;
  /** To a message of the conversation. */
  onJump: (seq: number) => void;
  onClose: () => void;
}

/** All files of a conversation that the reader may see, by kind, newest first. */
export const RoomFilesDialog = placed(function RoomFilesDialog({
  room,
  me,
  onJump,
  onClose,
}: RoomFilesDialogProps) {
  const text = useText();
  const words = usePaneText().files;
  const [kind, setKind] = useState<AttachmentKind>('image');
  const [opened, setOpened] = useState<RoomFile | null>(null);
  const jump = (seq: number): void => {
    onClose();
    onJump(seq);
  };
  return (
    <Dialog open title={words.ofRoom} closeLabel={text.close} onClose={onClose}>
      <div className="sticky top-0 z-1 bg-raised px-4 pt-3 pb-2">
        <Choice
          quiet
          label={words.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'image', label: words.kinds.image },
            { value: 'file', label: words.kinds.file },
            { value: 'audio', label: words.kinds.audio },
            { value: 'video', label: words.kinds.video },
          ]}
        />
      </div>
      <Files key={kind} {...{ room, me, kind }} onOpen={setOpened} onJump={jump} />
      {opened && (
        <FileViewer room={room} me={me} file={opened} onJump={jump} onClose={() => setOpened(null)} />
      )}
    </Dialog>
  );
});

interface FilesProps {
  room: Room;
  me: string;
  kind: AttachmentKind;
  onOpen: (file: RoomFile) => void;
  onJump: (seq: number) => void;
}

function Files({ room, me, kind, onOpen, onJump }: FilesProps) {
  const words = usePaneText().files;
  const { files, isPending, error, retry, ...paging } = useRoomFiles(room.id, kind);
  const nameOf = useNames(room, me, files);
  const isSlow = useDelayed(isPending);
  if (error && files.length === 0) return <Failure error={error} onRetry={retry} />;
  if (isPending) return <div className="h-64 p-4">{isSlow && <Skeleton className="h-full" />}</div>;
  if (files.length === 0 && !paging.hasMore)
    return <Placeholder icon={<FolderOpen size={24} />} title={words.none} />;
  return (
    <div className="px-4 pt-1 pb-4">
      {kind === 'image' ? (
        <PictureGrid files={files} nameOf={nameOf} onOpen={onOpen} />
      ) : (
        <FileRows files={files} nameOf={nameOf} onJump={onJump} />
      )}
      {paging.hasMore && (
        <div className="flex justify-center pt-3">
          <Button size="sm" variant="quiet" disabled={paging.isFetchingMore} onClick={paging.fetchMore}>
            {words.loadMore}
          </Button>
        </div>
      )}
    </div>
  );
}
