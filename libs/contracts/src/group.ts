import type { Id, IsoTime, Participant, RoomKind } from './shapes';

/** What someone is in one room. The staff of a course own its staff rooms and its announcement room. */
export const ROOM_ROLES = ['owner', 'member'] as const;
export type RoomRole = (typeof ROOM_ROLES)[number];

/** What can be done in a room, for the table of who may. */
export const ROOM_ACTIONS = ['post', 'react', 'pin', 'rename', 'add', 'remove', 'setRole', 'leave'] as const;
export type RoomAction = (typeof ROOM_ACTIONS)[number];

/**
 * Who may do what in a room, by its kind and their role in it: the default of the service, which a host may replace.
 * Staff and announcement rooms follow the course, so nobody adds, removes or leaves by hand.
 */
export const ROOM_RULES: Record<RoomKind, Record<RoomAction, readonly RoomRole[]>> = {
  direct: {
    post: ['owner', 'member'],
    react: ['owner', 'member'],
    pin: ['owner', 'member'],
    rename: [],
    add: [],
    remove: [],
    setRole: [],
    leave: [],
  },
  staff: {
    post: ['owner', 'member'],
    react: ['owner', 'member'],
    pin: ['owner', 'member'],
    rename: [],
    add: [],
    remove: [],
    setRole: [],
    leave: [],
  },
  group: {
    post: ['owner', 'member'],
    react: ['owner', 'member'],
    pin: ['owner', 'member'],
    rename: ['owner'],
    add: ['owner'],
    remove: ['owner'],
    setRole: ['owner'],
    leave: ['owner', 'member'],
  },
  announcement: {
    post: ['owner'],
    react: ['owner', 'member'],
    pin: ['owner'],
    rename: ['owner'],
    add: [],
    remove: [],
    setRole: [],
    leave: [],
  },
};

export const SYSTEM_EVENT_KINDS = [
  'roomCreated',
  'roomRenamed',
  'membersAdded',
  'memberRemoved',
  'memberLeft',
  'roleChanged',
  'roomVisited',
] as const;
export type SystemEventKind = (typeof SYSTEM_EVENT_KINDS)[number];

/** What a system message tells, for clients that say it in their own words; `content` says it in English. */
export interface SystemEvent {
  kind: SystemEventKind;
  /** Who did it; null when the course did. */
  actorId: Id | null;
  /** To whom. */
  userIds: Id[];
  /** The room's name, where it was given or changed; of `roomVisited`, who reads it, and why. */
  title: string | null;
  /** The role that `roleChanged` gave. */
  role: RoomRole | null;
}

/** One member of a room. */
export interface RoomMember extends Participant {
  role: RoomRole;
  joinedAt: IsoTime;
}

export interface RoomMemberPage {
  members: RoomMember[];
  nextCursor: string | null;
}

/** The person is no longer in the room: nothing of it comes any more. Sent to their own sockets only. */
export interface RoomLeftEvent {
  chatRoomId: Id;
}
