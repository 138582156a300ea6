import type { Id, Message } from '@officehours/contracts';
import { useEffect } from 'react';
import { keys } from '../cache/keys';
import { useOfficehours } from '../client/context';
import type { Officehours } from '../client/officehours';
import { viewOf } from '../log/view';

/** The first page of the person's rooms. */
export const roomsQuery = ({ roomLoader }: Officehours) => ({
  queryKey: keys.loadRooms,
  queryFn: () => roomLoader.first(),
});

export const roomQuery = ({ roomLoader }: Officehours, roomId: Id) => ({
  queryKey: keys.loadRoom(roomId),
  queryFn: async (): Promise<true> => {
    await roomLoader.one(roomId);
    return true;
  },
});

/** The newest page of a room. */
export const newestQuery = ({ reader }: Officehours, roomId: Id) => ({
  queryKey: keys.loadLog(roomId),
  queryFn: () => reader.loadNewest(roomId),
});

/** Asks for all that the screen of a room begins with, before there is a screen. */
export function fetchAhead(client: Officehours, roomId: Id): void {
  const { queryClient } = client;
  void queryClient.prefetchQuery(newestQuery(client, roomId));
  void queryClient.prefetchQuery(roomQuery(client, roomId));
  void queryClient.prefetchQuery(roomsQuery(client));
}

/**
 * Asks for the newest page of a room before the rest of its screen is there. `onHere` hears of its messages before they are
 * drawn, and must stay the same function.
 */
export function useMessagesAhead(roomId: Id, onHere: (messages: readonly Message[]) => void): void {
  const client = useOfficehours();
  useEffect(() => {
    const { queryClient, logs } = client;
    const told = (): void => onHere(viewOf(logs.get(roomId), 'latest').messages);
    void queryClient.prefetchQuery(newestQuery(client, roomId)).then(told);
  }, [client, roomId, onHere]);
}
