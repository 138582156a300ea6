import type { OutgoingFile } from '@officehours/web-realtime';

/** Whether there are files for the next message, and whether one of them is refused: with it nothing is sent. */
export type TrayState = 'empty' | 'filled' | 'stuck';

export function trayStateOf(files: readonly OutgoingFile[]): TrayState {
  if (files.some(({ refusal }) => refusal)) return 'stuck';
  return files.length > 0 ? 'filled' : 'empty';
}
