import type { ChatItem } from '@officehours/web-realtime';

/** Whether the reader has written it here a moment ago, and nobody has answered yet. */
export const isUnderWay = (item: ChatItem): boolean => item.mine && item.status === 'sending';
