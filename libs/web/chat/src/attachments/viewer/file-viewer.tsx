import type { Room, RoomFile } from '@officehours/contracts';
import { IconButton, useBackCloses, useModal } from '@officehours/web-ui';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { useFormat, useSpeech } from '../../i18n/language-context';
import { usePaneText } from '../../i18n/pane-text';
import { Stage } from './stage';
import { useNames } from './use-names';
import { useNeighbours } from './use-neighbours';
import { useSize } from './use-size';
import { useViewerKeys, type Go } from './use-viewer-keys';
import { useZoom } from './use-zoom';
import { ViewerHead } from './viewer-head';

export interface FileViewerProps {
  room: Room;
  me: string;
  file: RoomFile;
  /** To the message that has it. */
  onJump: (seq: number) => void;
  onClose: () => void;
}

/** A picture over the whole window, and from it to all others of the room. */
export default function FileViewer({ room, me, file, onJump, onClose }: FileViewerProps) {
  const { shown, older, newer } = useNeighbours(room.id, file);
  const nameOf = useNames(
    room,
    me,
    useMemo(() => [shown], [shown]),
  );
  const words = usePaneText().files;
  const format = useFormat();
  const { language } = useSpeech();
  const dialog = useModal(true, onClose);
  useBackCloses(onClose);
  const { id, width, height } = shown;
  const [size, measure] = useSize();
  const [stage, setStage] = useState<HTMLElement | null>(null);
  const stageRef = useCallback(
    (node: HTMLElement | null) => {
      setStage(node);
      return measure(node);
    },
    [measure],
  );
  const zoom = useZoom({ id, width: width ?? 640, height: height ?? 480 }, size, stage);
  // What the keys are for; a dialog begins at its first button.
  useEffect(() => stage?.focus(), [stage]);
  const heading = useId();
  const help = useId();
  const by = words.by(nameOf(shown.senderId), format.exact(shown.sentAt));
  const isRtl = language.dir === 'rtl';
  const [left, right] = isRtl ? [newer, older] : [older, newer];
  useViewerKeys(zoom, { left, right, older, newer });
  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      data-theme="dark"
      className="officehours fixed inset-0 m-0 size-full max-h-none max-w-none overflow-hidden bg-[#0c0e0d] text-text open:flex open:flex-col"
    >
      <ViewerHead
        {...{ heading, file: shown, by, zoom, onClose }}
        onJump={() => {
          onClose();
          onJump(shown.seq);
        }}
      />
      <Stage file={shown} zoom={zoom} stage={size} stageRef={stageRef} describedBy={help} />
      <Arrow side="left" label={isRtl ? words.newer : words.older} go={left} />
      <Arrow side="right" label={isRtl ? words.older : words.newer} go={right} />
      <p id={help} hidden>
        {words.viewerHelp}
      </p>
      <p role="status" className="sr-only">
        {words.picture(shown.name)}, {by}
      </p>
    </dialog>
  );
}

function Arrow({ side, label, go }: { side: 'left' | 'right'; label: string; go: Go }) {
  return (
    <IconButton
      label={label}
      // It stays where there is nothing further, so that the focus does.
      aria-disabled={!go}
      onClick={() => go?.()}
      className={`aria-disabled:opacity-40 absolute top-1/2 size-11! -translate-y-1/2 rounded-full! bg-[rgb(0_0_0/0.6)]! text-[#fff]! ${side === 'left' ? 'left-2' : 'right-2'}`}
    >
      {side === 'left' ? <ChevronLeft size={24} /> : <ChevronRight size={24} />}
    </IconButton>
  );
}
