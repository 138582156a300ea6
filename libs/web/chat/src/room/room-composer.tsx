import { isBlank, type Id } from '@officehours/contracts';
import { useDraft, useSend, useTray, useTyping } from '@officehours/web-realtime';
import { later } from '@officehours/web-ui';
import type { RefObject } from 'react';
import { Composer, type ComposerProps } from '../composer/composer';
import type { Purpose } from '../composer/purpose';
import { trayStateOf } from '../composer/tray-state';
import { useSilent } from '../composer/use-silent';
import { useSettings } from '../provider/settings';
import { Nothing, slotted } from '../slots/slotted';
import { useEdit } from './use-edit';
import { useFocusOnWish } from './use-wants-focus';

const MoreActions = slotted('composerActions', Nothing);
const RoomFiles = later(async () => (await import('../tray/room-files')).RoomFiles);

export interface RoomComposerProps {
  roomId: string;
  name: string;
  purpose: Purpose | null;
  /** The revision of the message that is being edited, now; the edit may have begun with an earlier one. */
  editedRev: number | undefined;
  /** Ends this purpose, unless the box has another one by now. */
  onPurposeDone: (purpose: Purpose) => void;
  /** Resolves with why it was not saved, null when it was. */
  onSaveEdit: (target: { id: string; rev: number }, content: string) => Promise<string | null>;
  onEditLast: () => void;
  /** Called before a message is sent, which appears at the end of the conversation. */
  onShowEnd: () => void;
  inputRef: RefObject<HTMLTextAreaElement | null>;
}

/** The composer of a room: its draft is kept, what is sent goes through the outbox, and an edit leaves the draft alone. */
export function RoomComposer(props: RoomComposerProps) {
  return <Composer {...useRoomComposer(props)} />;
}

const nobody = (): Id[] => [];

/** What the composer of a room shows and does; `mentionsIn` says who is called by name in a text. */
export function useRoomComposer(
  props: RoomComposerProps,
  mentionsIn: (content: string) => Id[] = nobody,
): ComposerProps {
  const { roomId, name, purpose, onPurposeDone, onEditLast, onShowEnd, inputRef } = props;
  const [draft, setDraft] = useDraft(roomId);
  const send = useSend(roomId);
  const chosen = useTray(roomId);
  const typing = useTyping(roomId);
  const { enterSends } = useSettings();
  const { silent, offer } = useSilent();
  const edited = purpose?.kind === 'edit' ? purpose : null;
  const edit = useEdit(edited, props);
  useFocusOnWish(inputRef);
  const text = edited ? edit.text : draft;

  const finish = (): void => {
    if (purpose) onPurposeDone(purpose);
  };
  const submit = (content: string): void => {
    if (edited) return edit.save(content);
    onShowEnd();
    const replyTo = purpose && { replyToId: purpose.id };
    send(isBlank(content) ? '' : content, { ...replyTo, mentionIds: mentionsIn(content), silent });
    setDraft('');
    finish();
  };

  const tray = (
    <RoomFiles
      {...{ roomId, input: inputRef, text: draft, onText: setDraft, replyToId: purpose?.id }}
      onSent={finish}
    />
  );
  return {
    name,
    text,
    onText: edited ? edit.write : setDraft,
    onSend: submit,
    isSaving: edit.isSaving,
    onTyping: typing.notify,
    onStopTyping: typing.stop,
    enterSends,
    purpose,
    onCancelPurpose: () => {
      edit.forget();
      finish();
    },
    onEditLast,
    files: edited ? undefined : { state: trayStateOf(chosen), tray },
    silent: offer,
    extra: (insert) => <MoreActions roomId={roomId} text={text} insert={insert} />,
    inputRef,
  };
}
