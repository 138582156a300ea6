import type { RoomFile } from '@officehours/contracts';
import { IconButton } from '@officehours/web-ui';
import { MessageSquare } from 'lucide-react';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { FileCard } from '../file-card';
import { VoiceNote } from '../voice/voice-note';

interface FileRowsProps {
  files: readonly RoomFile[];
  nameOf: (id: string) => string;
  onJump: (seq: number) => void;
}

/** Files one below the other: to be saved, or found in the conversation. */
export function FileRows({ files, nameOf, onJump }: FileRowsProps) {
  const words = usePaneText().files;
  const format = useFormat();
  return (
    <ul className="flex flex-col gap-3">
      {files.map((file) => (
        <li key={file.id}>
          <p className="truncate pb-1 text-xs text-muted" dir="auto">
            {words.by(nameOf(file.senderId), format.stamp(file.sentAt))}
          </p>
          <div className="flex items-center gap-1">
            <div className="min-w-0 flex-1">
              {file.kind === 'audio' ? <VoiceNote file={file} /> : <FileCard file={file} />}
            </div>
            <IconButton label={words.toMessageOf(file.name)} onClick={() => onJump(file.seq)}>
              <MessageSquare size={18} />
            </IconButton>
          </div>
        </li>
      ))}
    </ul>
  );
}
