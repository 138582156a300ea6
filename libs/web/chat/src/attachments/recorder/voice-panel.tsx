import { useOfficehours, type ChosenFile } from '@officehours/web-realtime';
import { useState } from 'react';
import { player } from '../voice/use-player';
import { transcriptsBy } from './left-recordings';
import { useRecording } from './use-recording';
import { VoicePanelView } from './voice-panel-view';

export interface VoicePanelProps {
  roomId: string;
  /** Rejects where it could not be taken: it stays here then. */
  onSend: (voice: ChosenFile) => Promise<void>;
  onClose: () => void;
}

/** A voice note from the first word to the sending of it. */
export default function VoicePanel({ roomId, onSend, onClose }: VoicePanelProps) {
  const { finished, forget, ...controls } = useRecording(roomId);
  const transcripts = transcriptsBy(useOfficehours());
  const [transcript, setTranscript] = useState(transcripts.get(roomId) ?? '');
  const [isFailed, setFailed] = useState(false);
  const close = (): void => {
    player.pause();
    forget();
    transcripts.delete(roomId);
    onClose();
  };
  const send = async (): Promise<void> => {
    setFailed(false);
    try {
      const { blob, name, durationMs, waveform } = await finished();
      const voice = { durationMs, waveform, transcript: transcript.trim() || null };
      await onSend({ name, blob, voice });
      close();
    } catch {
      setFailed(true);
    }
  };
  return (
    <VoicePanelView
      {...controls}
      transcript={transcript}
      onTranscript={(words) => {
        transcripts.set(roomId, words);
        setTranscript(words);
      }}
      isFailed={isFailed}
      onSend={() => void send()}
      onDiscard={close}
    />
  );
}
