import { useDraft, useSend, useTyping } from '@officehours/web-realtime';
import type { RefObject } from 'react';
import { Composer } from '../composer/composer';
import type { ReplyTarget } from '../composer/reply-preview';
import { useSettings } from '../provider/settings';

export interface RoomComposerProps {
  roomId: string;
  name: string;
  replyTo: ReplyTarget | null;
  onReplyDone: () => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}

/** The composer of a room: its draft is kept, what is sent goes through the outbox. */
export function RoomComposer({ roomId, name, replyTo, onReplyDone, inputRef }: RoomComposerProps) {
  const [draft, setDraft] = useDraft(roomId);
  const send = useSend(roomId);
  const typing = useTyping(roomId);
  const { enterSends } = useSettings();

  return (
    <Composer
      name={name}
      text={draft}
      onText={setDraft}
      onSend={(content) => {
        send(content, replyTo ? { replyToId: replyTo.id } : {});
        setDraft('');
        onReplyDone();
      }}
      onTyping={typing.notify}
      onStopTyping={typing.stop}
      enterSends={enterSends}
      replyTo={replyTo}
      onCancelReply={onReplyDone}
      inputRef={inputRef}
    />
  );
}
