import type { Announcement } from './announcements';

/** What rooms need to know of the message log. The message library provides it. */
export abstract class RoomLog {
  /** The newest `seq` of a room, from the log itself; 0 for one without messages. */
  abstract lastSeq(chatRoomId: string): Promise<number>;
  /** The newest change number of a room; 0 when nothing in it ever changed. */
  abstract lastChangeSeq(chatRoomId: string): Promise<number>;
  /** Writes a system message, durably and once per `clientMessageId`, and tells the room; returns its `seq`. */
  abstract announce(
    chatRoomId: string,
    announcement: Announcement & { clientMessageId: string },
  ): Promise<number>;
  /** Those of `clientMessageIds` under which the log has a system message. */
  abstract announced(chatRoomId: string, clientMessageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** How many messages mention a person, from the given `seq` of each room on. */
  abstract mentions(userId: string, from: ReadonlyMap<string, number>): Promise<Map<string, number>>;
  /** The newest `seq` this node has written or read lately, from memory; 0 when it knows of none. */
  abstract knownLastSeq(chatRoomId: string): number;
}
