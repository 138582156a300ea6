import type { Attachment } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { FileCard } from './file-card';
import { Film } from './film/film';
import { OutgoingCard, OutgoingVoice } from './outgoing';
import { Pictures } from './pictures';
import type { ShownFile } from './shown-file';
import { VoiceNote } from './voice/voice-note';

/** The files of a message: pictures together, the others one below the other. On their way they look as they will stay. */
export function Attachments({ item }: { item: ChatItem }) {
  const files: readonly ShownFile[] = [...item.attachments, ...item.outgoing];
  const pictures = files.filter(({ kind }) => kind === 'image');
  const others = files.filter(({ kind }) => kind !== 'image');
  return (
    <>
      {pictures.length > 0 && <Pictures item={item} pictures={pictures} />}
      {others.length > 0 && (
        <ul className="-mx-1.5 mb-1 flex w-72 max-w-[calc(0.75*var(--oh-rem)+100%)] flex-col gap-1">
          {others.map((file) =>
            'blob' in file ? (
              <li key={file.key}>
                {file.voice ? <OutgoingVoice file={file} voice={file.voice} /> : <OutgoingCard file={file} />}
              </li>
            ) : (
              <li key={file.id}>
                <Other file={file} />
              </li>
            ),
          )}
        </ul>
      )}
    </>
  );
}

function Other({ file }: { file: Attachment }) {
  if (file.kind === 'audio') return <VoiceNote file={file} />;
  return file.kind === 'video' ? <Film file={file} /> : <FileCard file={file} />;
}
