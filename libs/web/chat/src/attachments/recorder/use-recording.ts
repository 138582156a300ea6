import { LIMITS } from '@officehours/contracts';
import { useOfficehours } from '@officehours/web-realtime';
import { useEffect, useRef, useState } from 'react';
import { leftBy } from './left-recordings';
import { Recorder, RecorderTrouble, type Recorded, type RecorderState, type Trouble } from './recorder';

export type Recording =
  | { phase: 'asking' }
  | { phase: 'refused'; why: Trouble }
  | RecorderState
  | { phase: 'recorded'; recorded: Recorded };

export interface RecordingControls {
  recording: Recording;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Asks for the microphone again, after it was refused. */
  again(): void;
  /** Nothing of it is kept. */
  forget(): void;
  /** Ends it if it has not ended; what to send. */
  finished(): Promise<Recorded>;
}

/** Records from the moment it is drawn. Who leaves finds what they said until then when they come back. */
export function useRecording(roomId: string): RecordingControls {
  const kept = leftBy(useOfficehours());
  const [recording, setRecording] = useState<Recording>(() => {
    const recorded = kept.get(roomId);
    return recorded ? { phase: 'recorded', recorded } : { phase: 'asking' };
  });
  const recorder = useRef<Recorder | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (kept.has(roomId)) return;
    let isHere = true;
    const tick = (state: RecorderState): void => {
      if (isHere) setRecording(state);
    };
    const end = (recorded: Recorded): void => {
      kept.set(roomId, recorded);
      if (isHere) setRecording({ phase: 'recorded', recorded });
    };
    Recorder.start(LIMITS.voiceNoteMs, { tick, end }).then(
      (started) => {
        if (!isHere) return started.discard();
        recorder.current = started;
        setRecording({ phase: 'recording', elapsedMs: 0, level: 0 });
      },
      (error: unknown) => {
        const why = error instanceof RecorderTrouble ? error.why : 'busy';
        if (isHere) setRecording({ phase: 'refused', why });
      },
    );
    return () => {
      isHere = false;
      void recorder.current?.stop();
      recorder.current = null;
    };
  }, [kept, roomId, attempt]);

  return {
    recording,
    pause: () => recorder.current?.pause(),
    resume: () => recorder.current?.resume(),
    stop: () => void recorder.current?.stop(),
    again: () => {
      setRecording({ phase: 'asking' });
      setAttempt((before) => before + 1);
    },
    forget: () => {
      recorder.current?.discard();
      recorder.current = null;
      kept.delete(roomId);
    },
    finished: () =>
      recording.phase === 'recorded'
        ? Promise.resolve(recording.recorded)
        : (recorder.current?.stop() ?? Promise.reject(new Error('Nothing was recorded.'))),
  };
}
