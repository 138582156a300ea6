import {
  courseRoomAnnouncementRoom,
  courseRoomStaffRoom,
  groupAdd,
  groupCreate,
  groupMembers,
  groupRemove,
  groupRename,
  groupSetRole,
  memberStateSetPreferences,
  preferencesGet,
  preferencesSet,
  type createClient,
} from '@officehours/api-client';
import type {
  Id,
  PersonPreferences,
  Room,
  RoomMemberPage,
  RoomRole,
  RoomState,
} from '@officehours/contracts';
import { dataOf } from '../rest/answer';
import { uuid } from '../support/uuid';

export interface NewGroup {
  title: string;
  courseId: Id;
  userIds: Id[];
  history: 'all' | 'joined';
}

export type RoomPreferences = Partial<Pick<RoomState, 'muted' | 'starred' | 'archived'>>;

type Client = ReturnType<typeof createClient>;

/** What is asked for seldom: groups, their members, preferences. Each call rejects with an `OfficehoursError`. */
export function groupCalls(client: Client) {
  const at = (id: Id) => ({ client, path: { id } });
  return {
    create: (group: NewGroup): Promise<Room> =>
      dataOf(groupCreate({ client, body: { ...group, clientRequestId: uuid() } })),
    rename: (id: Id, title: string): Promise<Room> => dataOf(groupRename({ ...at(id), body: { title } })),
    members: (id: Id, cursor?: string): Promise<RoomMemberPage> =>
      dataOf(groupMembers({ ...at(id), query: { limit: 50, ...(cursor && { cursor }) } })),
    add: (id: Id, userIds: Id[]): Promise<Room> => dataOf(groupAdd({ ...at(id), body: { userIds } })),
    remove: async (id: Id, userId: Id): Promise<void> => {
      await dataOf(groupRemove({ client, path: { id, userId } }));
    },
    setRole: (id: Id, userId: Id, role: RoomRole): Promise<Room> =>
      dataOf(groupSetRole({ client, path: { id, userId }, body: { role } })),
    staffRoom: (courseId: Id): Promise<Room> =>
      dataOf(courseRoomStaffRoom({ client, path: { courseId }, body: {} })),
    announcementRoom: (courseId: Id): Promise<Room> =>
      dataOf(courseRoomAnnouncementRoom({ client, path: { courseId } })),
    setRoomPreferences: (id: Id, body: RoomPreferences): Promise<RoomState> =>
      dataOf(memberStateSetPreferences({ ...at(id), body })),
    preferences: (): Promise<PersonPreferences> => dataOf(preferencesGet({ client })),
    setPreferences: (body: Partial<PersonPreferences>): Promise<PersonPreferences> =>
      dataOf(preferencesSet({ client, body })),
  };
}

export type GroupCalls = ReturnType<typeof groupCalls>;
