import type { ChosenFile } from '@officehours/web-realtime';
import { Button } from '@officehours/web-ui';
import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSpeech } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { clockOf } from '../voice/clock';
import { player } from '../voice/use-player';
import { AtWork } from './at-work';
import { Listening } from './listening';
import { Refused } from './refused';
import { useRecording, type Recording } from './use-recording';

export interface VoicePanelProps {
  roomId: string;
  /** Rejects where it could not be taken: it stays here then. */
  onSend: (voice: ChosenFile) => Promise<void>;
  onClose: () => void;
}

/** A voice note from the first word to the sending of it. */
export function VoicePanel({ roomId, onSend, onClose }: VoicePanelProps) {
  const words = usePaneText().voice;
  const { language } = useSpeech();
  const { recording, finished, forget, ...controls } = useRecording(roomId);
  const [transcript, setTranscript] = useState('');
  const [isFailed, setFailed] = useState(false);
  const panel = useRef<HTMLElement>(null);
  const { phase } = recording;
  useFocusOn(panel, phase);
  const close = (): void => {
    player.pause();
    forget();
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
  if (phase === 'refused')
    return <Refused panelRef={panel} why={recording.why} onAgain={controls.again} onClose={close} />;
  return (
    <section ref={panel} aria-label={words.title} className="flex flex-col gap-2 border-b px-3 py-2.5">
      <p role="status" className="sr-only">
        {saidOf(recording, words, language.tag)}
      </p>
      {phase === 'asking' && <p className="text-sm text-muted">{words.asking}</p>}
      {(phase === 'recording' || phase === 'paused') && <AtWork state={recording} {...controls} />}
      {phase === 'recorded' && (
        <Listening
          roomId={roomId}
          recorded={recording.recorded}
          transcript={transcript}
          onTranscript={setTranscript}
        />
      )}
      {isFailed && (
        <p role="alert" className="text-sm text-danger">
          {words.notSent}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <Button size="sm" variant="danger" onClick={close}>
          <Trash2 size={16} aria-hidden="true" />
          {words.discard}
        </Button>
        {phase !== 'asking' && (
          <Button size="sm" variant="primary" onClick={() => void send()}>
            <SendHorizontal size={16} aria-hidden="true" className="rtl:-scale-x-100" />
            {words.send}
          </Button>
        )}
      </div>
    </section>
  );
}

type Words = ReturnType<typeof usePaneText>['voice'];

function saidOf(recording: Recording, words: Words, locale: string): string {
  if (recording.phase === 'asking') return words.asking;
  if (recording.phase === 'recorded')
    return words.recorded(clockOf(recording.recorded.durationMs / 1000, locale));
  return recording.phase === 'paused' ? words.paused : words.recording;
}

/** With each step the buttons change: the focus goes to what comes next, where it would be lost. */
function useFocusOn(panel: React.RefObject<HTMLElement | null>, phase: Recording['phase']): void {
  const step = phase === 'paused' ? 'recording' : phase;
  useEffect(() => {
    panel.current?.querySelector('button')?.focus();
  }, [panel, step]);
}
