import { MESSAGE_TYPES, type MessageType } from '@officehours/contracts';

/** The types of messages that carry a file. */
export const FILE_TYPES: readonly MessageType[] = ['image', 'file', 'audio'];

/** The types of messages that people write. */
export const SAID_TYPES: readonly MessageType[] = MESSAGE_TYPES.filter((type) => type !== 'system');
