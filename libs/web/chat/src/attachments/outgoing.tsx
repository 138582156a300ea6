import { useFileProgress, type OutgoingFile, type VoiceDetails } from '@officehours/web-realtime';
import { CircleAlert } from 'lucide-react';
import { usePaneText } from '../i18n/pane-text';
import { BlobImage } from './blob-image';
import { FileFacts } from './file-facts';
import { FileIcon } from './file-icon';
import { Ring } from './ring';
import { Transcript } from './voice/transcript';
import { VoicePlayer } from './voice/voice-player';

/** A picture on its way, from memory. */
export function OutgoingPicture({ file }: { file: OutgoingFile }) {
  const words = usePaneText().files;
  return (
    <>
      <BlobImage
        blob={file.blob}
        alt={words.picture(file.name)}
        className="absolute inset-0 size-full object-cover"
      />
      <span className="absolute inset-0 flex items-center justify-center bg-[rgb(0_0_0/0.35)] text-[#fff]">
        <Way file={file} />
      </span>
    </>
  );
}

/** A file on its way, where its card will be. */
export function OutgoingCard({ file }: { file: OutgoingFile }) {
  return (
    <div className="flex h-14 items-center gap-3 rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)] px-3">
      <span className="shrink-0">
        <FileIcon file={file} />
      </span>
      <span className="min-w-0 flex-1">
        <bdi className="block truncate text-sm font-semibold">{file.name}</bdi>
        <span className="block truncate text-xs opacity-80">
          <FileFacts file={file} />
        </span>
      </span>
      <Way file={file} />
    </div>
  );
}

/** A voice note on its way, as it will stay; it can be heard. */
export function OutgoingVoice({ file, voice }: { file: OutgoingFile; voice: VoiceDetails }) {
  const words = usePaneText().files.voice;
  return (
    <div className="rounded-lg bg-[color-mix(in_oklab,currentColor_7%,transparent)] px-2 py-1.5">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <VoicePlayer
            id={file.key}
            load={() => Promise.resolve(file.blob)}
            name={words.note}
            durationMs={voice.durationMs}
            waveform={voice.waveform}
          />
        </div>
        <Way file={file} />
      </div>
      {voice.transcript && <Transcript text={voice.transcript} />}
    </div>
  );
}

/** How far it is, as a ring; what was refused has a sign, and its reason below the message. */
function Way({ file }: { file: OutgoingFile }) {
  const words = usePaneText().files;
  const { state, fraction } = useFileProgress(file);
  if (state === 'done') return null;
  if (state === 'refused') return <CircleAlert size={22} aria-label={words.refused} />;
  return <Ring label={words.uploading(file.name)} fraction={fraction} className="size-7" />;
}
