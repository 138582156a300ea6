import type { ChatItem } from '@officehours/web-realtime';
import { Composer, VoicePanelView, type VoicePanelViewProps } from '@officehours/web-chat';
import type { ReactNode } from 'react';
import { messages } from './data';
import { file } from './files';
import { Chat, Frame } from './frame';
import { maya, okafor, say } from './people';

export const wave = Array.from({ length: 48 }, (_, at) =>
  Math.round(18 + 70 * Math.abs(Math.sin(at * 0.7) * Math.cos(at * 0.13))),
);

const note = (durationMs: number, transcript: string | null = null) =>
  file('voice-note.webm', 48_000, {
    kind: 'audio',
    mimeType: 'audio/webm',
    durationMs,
    waveform: wave,
    transcript,
  });

const said: ChatItem[] = [
  say(okafor, 30, '', { attachments: [note(42_000)] }),
  say(maya, 24, '', {
    attachments: [
      note(
        187_000,
        'I tried the second way first. It works up to the last line, where I divide by lambda, and then I am not sure that I may. If lambda is zero the whole case is different, is it not? So perhaps one has to treat it on its own, as in the lecture on Tuesday.',
      ),
    ],
  }),
  say(okafor, 12, 'Listen to the third minute.', {
    attachments: [
      file('Lecture 7, with questions.mp3', 8_200_000, { kind: 'audio', mimeType: 'audio/mpeg' }),
    ],
  }),
  say(maya, 2, '', { attachments: [note(4_000, 'نعم، فهمت الآن.')], status: 'sent' }),
];

const nothing = (): void => undefined;

/** The composer with the recorder in it. */
const making =
  (recording: VoicePanelViewProps['recording'], transcript = '') =>
  () => {
    const controls = { pause: nothing, resume: nothing, stop: nothing, again: nothing };
    const tray = (
      <VoicePanelView
        {...controls}
        recording={recording}
        transcript={transcript}
        onTranscript={nothing}
        isFailed={false}
        onSend={nothing}
        onDiscard={nothing}
      />
    );
    const composer = (
      <Composer
        name={okafor.name}
        text=""
        onText={nothing}
        onSend={nothing}
        files={{ state: 'empty', tray }}
      />
    );
    return <Frame main={<Chat messages={messages(said)} composer={composer} />} />;
  };

const recorded = { blob: new Blob(['none']), name: 'voice-note.webm', durationMs: 14_200, waveform: wave };

/** Voice notes: heard, and made. */
export const voiceStates: Record<string, () => ReactNode> = {
  'chat-voice': () => <Frame main={<Chat messages={messages(said)} />} />,
  'voice-asking': making({ phase: 'asking' }),
  'voice-recording': making({ phase: 'recording', elapsedMs: 851_000, level: 0.4 }),
  'voice-recorded': making({ phase: 'recorded', recorded }, 'Lambda may be zero; then it is another case.'),
  'voice-refused': making({ phase: 'refused', why: 'denied' }),
};
