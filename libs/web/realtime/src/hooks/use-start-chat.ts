import type { Room } from '@officehours/contracts';
import { useCallback, useState } from 'react';
import { startChat } from '../chat/new-chat';
import { useOfficehours } from '../client/context';
import type { OfficehoursError } from '../rest/error';
import type { ChatPair } from '../rest/shapes';

export interface StartChat {
  /** Makes the pair's room or finds it; rejects with an `OfficehoursError`. */
  startChat(pair: ChatPair): Promise<Room>;
  isPending: boolean;
  error: OfficehoursError | null;
}

export function useStartChat(): StartChat {
  const client = useOfficehours();
  const [state, setState] = useState<Omit<StartChat, 'startChat'>>(IDLE);
  const start = useCallback(
    async (pair: ChatPair): Promise<Room> => {
      setState({ isPending: true, error: null });
      try {
        const room = await startChat(client, pair);
        setState(IDLE);
        return room;
      } catch (error) {
        setState({ isPending: false, error: error as OfficehoursError });
        throw error;
      }
    },
    [client],
  );
  return { startChat: start, ...state };
}

const IDLE = { isPending: false, error: null };
