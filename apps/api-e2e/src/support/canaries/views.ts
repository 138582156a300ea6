import { COMMON } from './acts';

export const UNREAD = '/api/message/unread';

/** Whether an address is that of a file's bytes, or of a smaller picture of it. */
export const isFile = (path: string): boolean => path.startsWith('/api/message/attachment/');

/** What a person can look at without naming anything. */
export const OWN_VIEWS = [
  '/api/message/chat-room?limit=50',
  UNREAD,
  `/api/message/search?q=${COMMON}&limit=50`,
  '/api/message/search?hasFile=true',
  '/api/course',
  '/api/auth/me',
  '/api/message/preferences',
  '/api/notification/settings',
];

/** Ids of a school's group and of what is in it. */
export interface Named {
  room: string;
  course: string;
  message: string;
  file: string;
}

/** What somebody can ask for who has got hold of ids. */
export const viewsOf = ({ room, course, message, file }: Named): string[] => [
  `/api/message/chat-room/${room}`,
  `/api/message/chat-room/${room}/messages`,
  `/api/message/chat-room/${room}/messages?around=3`,
  `/api/message/chat-room/${room}/member`,
  `/api/message/chat-room/${room}/people?first=1&last=200`,
  `/api/message/chat-room/${room}/receipts`,
  `/api/message/chat-room/${room}/pinned`,
  `/api/message/chat-room/${room}/attachments`,
  `/api/message/search?q=${COMMON}&chatRoomId=${room}`,
  `/api/message/search?q=${COMMON}&courseId=${course}`,
  `/api/message/message/${message}/history`,
  `/api/message/attachment/${file}`,
  `/api/message/attachment/${file}/thumbnail`,
  `/api/message/course/${course}/${room}`,
  `/api/course/${course}`,
  `/api/course/${course}/staff`,
];
