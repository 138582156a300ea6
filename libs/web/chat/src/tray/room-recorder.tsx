import { useSend, type ChosenFile } from '@officehours/web-realtime';
import { lazyPart } from '../lazy/lazy-part';

const VoicePanel = lazyPart(() => import('../attachments/recorder/voice-panel'));

interface RoomRecorderProps {
  roomId: string;
  /** Puts files into the tray of the room. */
  add: (chosen: readonly ChosenFile[]) => Promise<number>;
  /** The message that is answered. */
  replyToId: string | undefined;
  onSent: () => void;
  onClose: () => void;
}

/** The recorder in the composer of a room; what it makes is sent at once, with what else is in the tray. */
export function RoomRecorder({ roomId, add, replyToId, onSent, onClose }: RoomRecorderProps) {
  const send = useSend(roomId);
  const sendVoice = async (voice: ChosenFile): Promise<void> => {
    if ((await add([voice])) > 0) throw new Error('There is no room for it.');
    send('', replyToId === undefined ? {} : { replyToId });
    onSent();
  };
  return <VoicePanel roomId={roomId} onSend={sendVoice} onClose={onClose} />;
}
