import type { MessageType } from '@officehours/contracts';

/** The types of messages that carry a file. */
export const FILE_TYPES: readonly MessageType[] = ['image', 'file', 'audio'];
