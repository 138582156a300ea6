import { Button } from '@officehours/web-ui';
import { SendHorizontal, Trash2 } from 'lucide-react';
import { useEffect, useRef, type RefObject } from 'react';
import { useFormat } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { clockOf } from '../voice/clock';
import { AtWork } from './at-work';
import { Listening } from './listening';
import { Refused } from './refused';
import type { Recording, RecordingControls } from './use-recording';

export interface VoicePanelViewProps extends Pick<
  RecordingControls,
  'recording' | 'pause' | 'resume' | 'stop' | 'again'
> {
  transcript: string;
  onTranscript: (transcript: string) => void;
  /** It could not be taken. */
  isFailed: boolean;
  onSend: () => void;
  onDiscard: () => void;
}

/** The recorder as it looks for a given state of it. */
export function VoicePanelView({ recording, transcript, onTranscript, ...props }: VoicePanelViewProps) {
  const words = usePaneText().files.voice;
  const { locale } = useFormat();
  const panel = useRef<HTMLElement>(null);
  const { phase } = recording;
  useFocusOn(panel, phase);
  return (
    <section ref={panel} aria-label={words.title} className="flex flex-col gap-2 border-b px-3 py-2.5">
      {phase === 'refused' ? (
        <Refused why={recording.why} onAgain={props.again} onClose={props.onDiscard} />
      ) : (
        <>
          <p role="status" className="sr-only">
            {saidOf(recording, words, locale)}
          </p>
          {phase === 'asking' && <p className="text-sm text-muted">{words.asking}</p>}
          {(phase === 'recording' || phase === 'paused') && (
            <AtWork state={recording} pause={props.pause} resume={props.resume} stop={props.stop} />
          )}
          {phase === 'recorded' && (
            <Listening recorded={recording.recorded} transcript={transcript} onTranscript={onTranscript} />
          )}
          {props.isFailed && (
            <p role="alert" className="text-sm text-danger">
              {words.notSent}
            </p>
          )}
          <Ways onSend={phase === 'asking' ? null : props.onSend} onDiscard={props.onDiscard} />
        </>
      )}
    </section>
  );
}

function Ways({ onSend, onDiscard }: { onSend: (() => void) | null; onDiscard: () => void }) {
  const words = usePaneText().files.voice;
  return (
    <div className="flex items-center justify-between gap-2">
      <Button size="sm" variant="danger" onClick={onDiscard}>
        <Trash2 size={16} aria-hidden="true" />
        {words.discard}
      </Button>
      {onSend && (
        <Button size="sm" variant="primary" onClick={onSend}>
          <SendHorizontal size={16} aria-hidden="true" className="rtl:-scale-x-100" />
          {words.send}
        </Button>
      )}
    </div>
  );
}

type Words = ReturnType<typeof usePaneText>['files']['voice'];

function saidOf(recording: Exclude<Recording, { phase: 'refused' }>, words: Words, locale: string): string {
  if (recording.phase === 'asking') return words.asking;
  if (recording.phase === 'recorded')
    return words.recorded(clockOf(recording.recorded.durationMs / 1000, locale));
  return recording.phase === 'paused' ? words.paused : words.recording;
}

/** With each step the buttons change: the focus goes to what comes next, where it would be lost. */
function useFocusOn(panel: RefObject<HTMLElement | null>, phase: Recording['phase']): void {
  const step = phase === 'paused' ? 'recording' : phase;
  useEffect(() => {
    panel.current?.querySelector('button')?.focus();
  }, [panel, step]);
}
