import type { ChatItem } from '@officehours/web-realtime';

/** Whether the reader has written it here a moment ago. Every own message is shown like that before anything else. */
export const isUnderWay = (item: ChatItem): boolean => item.mine && item.status === 'sending';
