import type { Attachment } from '@officehours/contracts';
import { useFileLoader } from '@officehours/web-realtime';
import { usePaneText } from '../../i18n/pane-text';
import { NamedDownload } from '../named-download';
import { Transcript } from './transcript';
import { VoicePlayer } from './voice-player';

/** A recording in the conversation: a voice note with what is said in it, or any other sound. */
export function VoiceNote({ file }: { file: Attachment }) {
  const words = usePaneText().files.voice;
  const load = useFileLoader(file);
  const isNote = file.durationMs !== null;
  return (
    <div className="rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)] px-2 py-1.5">
      {!isNote && <NamedDownload file={file} />}
      <VoicePlayer
        id={file.id}
        load={load}
        name={isNote ? words.note : file.name}
        durationMs={file.durationMs}
        waveform={file.waveform}
      />
      {file.transcript && <Transcript text={file.transcript} />}
    </div>
  );
}
