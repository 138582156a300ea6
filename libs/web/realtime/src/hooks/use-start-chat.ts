import type { Room } from '@officehours/contracts';
import { useMutation } from '@tanstack/react-query';
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
  const mutation = useMutation(
    { mutationFn: (pair: ChatPair) => startChat(client, pair) },
    client.queryClient,
  );
  return {
    startChat: mutation.mutateAsync,
    isPending: mutation.isPending,
    error: mutation.error as OfficehoursError | null,
  };
}
