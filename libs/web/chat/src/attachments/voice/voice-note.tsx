import type { Attachment } from '@officehours/contracts';
import { useDownload, useFileLoader } from '@officehours/web-realtime';
import { IconButton } from '@officehours/web-ui';
import { Download } from 'lucide-react';
import { usePaneText } from '../../i18n/pane-text';
import { Transcript } from './transcript';
import { VoicePlayer } from './voice-player';

/** A recording in the conversation: a voice note with what is said in it, or any other sound. */
export function VoiceNote({ file }: { file: Attachment }) {
  const words = usePaneText();
  const load = useFileLoader(file);
  const { start, isRunning, error } = useDownload(file);
  const isNote = file.durationMs !== null;
  return (
    <div className="rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)] px-2 py-1.5">
      {!isNote && (
        <div className="flex items-center gap-1 ps-1">
          <bdi className="min-w-0 flex-1 truncate text-sm font-semibold">{file.name}</bdi>
          <IconButton
            label={`${words.files.download}: ${file.name}`}
            aria-busy={isRunning}
            onClick={start}
            className="text-current!"
          >
            <Download size={17} />
          </IconButton>
        </div>
      )}
      {error && (
        <p role="alert" className="px-1 text-xs">
          {words.files.notDownloaded}
        </p>
      )}
      <VoicePlayer
        id={file.id}
        load={load}
        name={isNote ? words.files.voice.note : file.name}
        durationMs={file.durationMs}
        waveform={file.waveform}
      />
      {file.transcript && <Transcript text={file.transcript} />}
    </div>
  );
}
