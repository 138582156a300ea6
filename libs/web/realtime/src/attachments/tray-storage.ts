import type { Id, IsoTime } from '@officehours/contracts';
import type { OutgoingFile } from './types';

/** What is chosen for the next message of a room, in one page. */
export interface KeptTray {
  userId: Id;
  /** The page it is chosen in; two tabs choose different files for the same room. */
  page: string;
  roomId: Id;
  createdAt: IsoTime;
  files: readonly OutgoingFile[];
}

/** Where chosen files survive a reload or a crash; beside the outbox, and wiped with it. */
export interface TrayStorage {
  /** The pages that keep something for this person. */
  pages(userId: Id): Promise<string[]>;
  /** Makes what the page `from` left that of the page `to`, and answers it. */
  adopt(userId: Id, from: string, to: string): Promise<KeptTray[]>;
  /** In the place of what is kept of this tray; nothing is kept of an empty one. Answers whether there was room for all of it. */
  put(tray: KeptTray): Promise<boolean>;
}

/** For tests. */
export function memoryTrayStorage(): TrayStorage {
  const trays = new Map<string, KeptTray>();
  const ofPerson = (userId: Id) => [...trays].filter(([, tray]) => tray.userId === userId);
  const keyOf = ({ userId, page, roomId }: KeptTray) => [userId, page, roomId].join(' ');
  return {
    pages: async (userId) => [...new Set(ofPerson(userId).map(([, { page }]) => page))],
    async adopt(userId, from, to) {
      const left = ofPerson(userId).filter(([, { page }]) => page === from);
      const mine = left.map(([, tray]) => ({ ...tray, page: to }));
      for (const [key] of left) trays.delete(key);
      for (const tray of mine) trays.set(keyOf(tray), tray);
      return mine;
    },
    async put(tray) {
      if (tray.files.length === 0) trays.delete(keyOf(tray));
      else trays.set(keyOf(tray), tray);
      return true;
    },
  };
}
