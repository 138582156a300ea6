import type { createClient } from '@officehours/api-client';
import type {
  Id,
  PersonPreferences,
  Room,
  RoomMemberPage,
  RoomRole,
  RoomState,
} from '@officehours/contracts';
import { dataOf, json } from '../rest/answer';
import { uuid } from '../support/uuid';

export interface NewGroup {
  title: string;
  courseId: Id;
  userIds: Id[];
  history: 'all' | 'joined';
}

export type RoomPreferences = Partial<Pick<RoomState, 'muted' | 'starred' | 'archived'>>;

type Client = ReturnType<typeof createClient>;

const roomOf = (id: Id): string => `/api/message/chat-room/${id}`;
const PREFERENCES = '/api/message/preferences';

/** An answer of the service by its status, as the client's calls by address take it. */
type As<T> = { 200: T };

/**
 * What is asked for seldom: groups, their members, preferences. Each call rejects with an `OfficehoursError`. By
 * address, not by the generated functions: those would all be in the first script, these come with their panes.
 */
export function groupCalls({ get, post, put, patch, delete: remove }: Client) {
  return {
    create: (group: NewGroup): Promise<Room> =>
      dataOf(post<As<Room>>({ url: '/api/message/group', ...json({ ...group, clientRequestId: uuid() }) })),
    rename: (id: Id, title: string): Promise<Room> =>
      dataOf(patch<As<Room>>({ url: roomOf(id), ...json({ title }) })),
    members: (id: Id, cursor?: string): Promise<RoomMemberPage> => {
      const query = { limit: 50, ...(cursor && { cursor }) };
      return dataOf(get<As<RoomMemberPage>>({ url: `${roomOf(id)}/member`, query }));
    },
    add: (id: Id, userIds: Id[]): Promise<Room> =>
      dataOf(post<As<Room>>({ url: `${roomOf(id)}/member`, ...json({ userIds }) })),
    remove: async (id: Id, userId: Id): Promise<void> => {
      await dataOf(remove({ url: `${roomOf(id)}/member/${userId}` }));
    },
    setRole: (id: Id, userId: Id, role: RoomRole): Promise<Room> =>
      dataOf(put<As<Room>>({ url: `${roomOf(id)}/member/${userId}/role`, ...json({ role }) })),
    staffRoom: (courseId: Id): Promise<Room> =>
      dataOf(post<As<Room>>({ url: `/api/course/${courseId}/staff-room`, ...json({}) })),
    announcementRoom: (courseId: Id): Promise<Room> =>
      dataOf(post<As<Room>>({ url: `/api/course/${courseId}/announcement-room` })),
    setRoomPreferences: (id: Id, preferences: RoomPreferences): Promise<RoomState> =>
      dataOf(patch<As<RoomState>>({ url: `${roomOf(id)}/preferences`, ...json(preferences) })),
    preferences: (): Promise<PersonPreferences> => dataOf(get<As<PersonPreferences>>({ url: PREFERENCES })),
    setPreferences: (preferences: Partial<PersonPreferences>): Promise<PersonPreferences> =>
      dataOf(patch<As<PersonPreferences>>({ url: PREFERENCES, ...json(preferences) })),
  };
}

export type GroupCalls = ReturnType<typeof groupCalls>;
