import type { Attachment } from '@officehours/contracts';
import type { OutgoingFile } from '@officehours/web-realtime';

/** A file of a message: one that the service has, or one on its way to it. */
export type ShownFile = Attachment | OutgoingFile;

export const keyOf = (file: ShownFile): string => ('blob' in file ? file.key : file.id);
