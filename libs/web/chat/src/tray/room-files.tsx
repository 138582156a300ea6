import { useFileTray } from '@officehours/web-realtime';
import { useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useHasRecording } from '../attachments/recorder/left-recordings';
import { usePaneText } from '../i18n/pane-text';
import { AttachButton } from './attach-button';
import { DropArea } from './drop-area';
import { LongPaste } from './long-paste';
import { RoomRecorder } from './room-recorder';
import { TrayView } from './tray-view';
import { useAnnouncement } from './use-announcement';
import { useComposerPlaces } from './use-composer-places';
import { useLongPaste } from './use-long-paste';

export interface RoomFilesProps {
  roomId: string;
  input: RefObject<HTMLTextAreaElement | null>;
  /** What is in the box. */
  text: string;
  onText: (text: string) => void;
  /** The message that is answered. */
  replyToId: string | undefined;
  /** A voice note was sent. */
  onSent: () => void;
}

/** Files in the composer of a room: chosen, pasted, dropped or photographed; shown in a tray until they are sent. */
export function RoomFiles({ roomId, input, text, onText, replyToId, onSent }: RoomFilesProps) {
  const words = usePaneText().tray;
  const { files, isKept, progressOf, rules, prepare, add, remove, retry } = useFileTray(roomId);
  const { note, setNote, addFiles } = useAdding(add);
  const { room, button } = useComposerPlaces(input);
  const focus = (): void => input.current?.focus();
  const take = (chosen: readonly File[], hasFolder = false): void => {
    addFiles(chosen, hasFolder);
    focus();
  };
  const paste = useLongPaste({ input, text, onText, addFiles, name: words.pastedName });
  const [isRecording, setRecording] = useState(useHasRecording(roomId));
  const maxBytes = rules?.maxBytes ?? null;
  const said = useAnnouncement(files, maxBytes);
  return (
    <>
      <TrayView
        items={files.map((file) => ({ file, progress: progressOf(file) }))}
        {...{ maxBytes, isKept }}
        onRetry={retry}
        onRemove={(key) => {
          remove(key);
          setNote('');
          focus();
        }}
      />
      {note !== '' && (
        <p role="alert" className="border-b px-4 py-1.5 text-sm text-danger">
          {note}
        </p>
      )}
      {paste.offered !== null && (
        <LongPaste text={paste.offered} onFile={paste.makeFile} onKeep={paste.dismiss} />
      )}
      {isRecording && (
        <RoomRecorder
          {...{ roomId, add, replyToId, onSent }}
          onClose={() => {
            setRecording(false);
            focus();
          }}
        />
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {room && <DropArea area={room} onDrop={take} />}
      {button &&
        createPortal(
          <AttachButton
            extensions={rules?.extensions}
            onWish={prepare}
            onFiles={take}
            onVoice={isRecording ? undefined : () => setRecording(true)}
          />,
          button,
        )}
    </>
  );
}

/** Puts files into the tray, and says what could not be. */
function useAdding(add: ReturnType<typeof useFileTray>['add']) {
  const words = usePaneText().tray;
  const [note, setNote] = useState('');
  const addFiles = (files: readonly File[], hasFolder = false): void => {
    setNote(hasFolder ? words.folder : '');
    if (files.length === 0) return;
    add(files.map((blob) => ({ name: blob.name, blob }))).then(
      (leftOut) => leftOut > 0 && setNote(words.leftOut(leftOut)),
      () => setNote(words.notTaken),
    );
  };
  return { note, setNote, addFiles };
}
