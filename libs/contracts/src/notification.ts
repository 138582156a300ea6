import type { FilesSummary } from './attachment';

/** A time of each week in which a person is not told of anything: minutes of the day, up to 1,439. */
export interface QuietSpan {
  /** 0 is Sunday. */
  day: number;
  from: number;
  /** At or before `from`: on the day after. */
  to: number;
}

export interface QuietHours {
  /** As in the IANA database, such as `Europe/Berlin`. */
  timeZone: string;
  spans: QuietSpan[];
}

/** How a person wants to be told of messages while they are away. */
export interface NotificationSettings {
  quietHours: QuietHours;
  /** What was written is shown in notifications, where the school allows that. */
  showText: boolean;
  /** E-mails about what stayed unread, where the service sends them. */
  mail: boolean;
  /** In which language e-mails are: a tag such as `ar`. */
  language: string;
}

/** What this service offers. */
export interface NotificationOptions {
  /** For the browser's `PushManager.subscribe`. */
  pushKey: string;
  /** The school allows that notifications show what was written. */
  mayShowText: boolean;
  /** E-mails about what stayed unread. */
  mail: boolean;
}

/** What Web Push tells a device, encrypted. Small: push services take 4 kB. */
export interface PushPayload {
  kind: 'message' | 'read';
  messageId?: string;
  chatRoomId: string;
  seq: number;
  /** How many messages of the room are unread, up to 100: more than arrived at a device that was off. */
  unread?: number;
  /** What is on the screen changed: nothing rings, and what was put away stays away. */
  isChange?: boolean;
  /** Who, and in a room of more than two, where. */
  from?: string;
  room?: string | null;
  /** What: only where school and person allow it. */
  text?: string;
  /** What files come with it, where its text would be shown. */
  files?: FilesSummary;
  /** Where it leads to in the app. */
  path?: string;
}
