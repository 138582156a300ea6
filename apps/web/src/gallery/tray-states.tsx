import {
  AttachButton,
  DropSign,
  LongPaste,
  TrayView,
  type ComposerProps,
  type TrayViewProps,
} from '@officehours/web-chat';
import type { FileProgress, OutgoingFile } from '@officehours/web-realtime';
import { useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

const nothing = (): void => undefined;
const MEGABYTE = 1_000_000;

/** A drawing, since the gallery has no files of its own. */
const drawing = new Blob(
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 88 88"><rect width="88" height="88" fill="#2f6f6a"/><path d="M4 78C30 70 40 10 84 12" fill="none" stroke="#fff" stroke-width="4"/></svg>`,
  ],
  { type: 'image/svg+xml' },
);

function file(name: string, size: number, given: Partial<OutgoingFile> = {}): OutgoingFile {
  const kind = /[.](?:png|jpg)$/u.test(name) ? 'image' : 'file';
  const unknown = { width: null, height: null, voice: null, attachment: null, refusal: null };
  return { key: name, name, size, mimeType: '', kind, blob: drawing, ...unknown, ...given };
}

function state(items: TrayViewProps['items'], isStuck = false, isKept = true): ComposerProps['files'] {
  const tray = (
    <>
      <TrayView items={items} maxBytes={25 * MEGABYTE} isKept={isKept} onRemove={nothing} onRetry={nothing} />
      <Attach />
    </>
  );
  return { state: isStuck ? 'stuck' : 'filled', tray };
}

const at = (kind: FileProgress['state'], fraction = 0): FileProgress => ({ state: kind, fraction });

/** The button, in the place that the composer keeps free for it. */
function Attach() {
  const [place, setPlace] = useState<Element | null>(null);
  const button = <AttachButton extensions={undefined} onWish={nothing} onFiles={nothing} onVoice={nothing} />;
  return (
    <>
      <span hidden ref={(mark) => setPlace(mark?.closest('form')?.querySelector('[data-attach]') ?? null)} />
      {place && createPortal(button, place)}
    </>
  );
}

/** Every way to be under way. */
export const filled = state([
  { file: file('plot-of-the-series.png', 412_000), progress: at('done', 1) },
  { file: file('exercise-4.pdf', 3.4 * MEGABYTE), progress: at('uploading', 0.42) },
  { file: file('measurements.csv', 88_000), progress: at('checking', 1) },
  {
    file: file('a-very-long-name-of-a-recording-of-the-seminar-of-the-twenty-third.mp4', 19 * MEGABYTE),
    progress: { state: 'waiting', fraction: 0, problem: 'network' },
  },
  { file: file('notes.txt', 900), progress: at('waiting') },
]);

/** Every way to be refused looks like these. */
export const stuck = state(
  [
    { file: file('setup.exe', 2 * MEGABYTE, { refusal: 'type_not_allowed' }), progress: at('refused') },
    { file: file('lecture.mp4', 480 * MEGABYTE, { refusal: 'too_large' }), progress: at('refused') },
    { file: file('scan.pdf', 8 * MEGABYTE, { refusal: 'quota_exceeded' }), progress: at('refused') },
    { file: file('board.jpg', 2.1 * MEGABYTE), progress: at('done', 1) },
  ],
  true,
);

/** More than the browser keeps. */
export const unkept = state(
  [
    { file: file('lecture-1.mp4', 120 * MEGABYTE), progress: at('uploading', 0.3) },
    { file: file('lecture-2.mp4', 118 * MEGABYTE), progress: at('waiting') },
  ],
  false,
  false,
);

export const longPaste: ComposerProps['files'] = {
  state: 'empty',
  tray: (
    <>
      <LongPaste text={'x'.repeat(6_200)} onFile={nothing} onKeep={nothing} />
      <Attach />
    </>
  ),
};

/** With files hovering over it. */
export function hovered(chat: ReactNode): ReactNode {
  return (
    <div className="relative h-full">
      {chat}
      <DropSign />
    </div>
  );
}
