import { LIMITS } from '@officehours/contracts';
import { useId } from 'react';
import { usePaneText } from '../../i18n/pane-text';
import { VoicePlayer } from '../voice/voice-player';
import type { Recorded } from './recorder';

interface ListeningProps {
  recorded: Recorded;
  transcript: string;
  onTranscript: (transcript: string) => void;
}

/** What was recorded, to be heard before it is sent, and what is said in it. */
export function Listening({ recorded, transcript, onTranscript }: ListeningProps) {
  const words = usePaneText().files.voice;
  const field = useId();
  return (
    <>
      <VoicePlayer
        id={`recorded:${field}:${recorded.durationMs}:${recorded.blob.size}`}
        load={() => Promise.resolve(recorded.blob)}
        name={words.note}
        durationMs={recorded.durationMs}
        waveform={recorded.waveform}
      />
      <label htmlFor={field} className="text-xs text-muted">
        {words.transcriptLabel}
      </label>
      <textarea
        id={field}
        rows={2}
        dir="auto"
        value={transcript}
        maxLength={LIMITS.transcriptCodePoints}
        onChange={({ target }) => onTranscript(target.value)}
        className="max-h-40 min-h-14 w-full resize-y rounded-md border border-line-strong/50 bg-surface px-3 py-2 text-sm [field-sizing:content]"
      />
    </>
  );
}
