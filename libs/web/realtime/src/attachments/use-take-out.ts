import { useCallback } from 'react';
import { useOfficehours } from '../client/context';

/** Takes a file that is not uploaded yet out of an own message; one that has nothing else is deleted. */
export function useTakeOut(): (clientMessageId: string, key: string) => void {
  const { files } = useOfficehours();
  return useCallback(
    (clientMessageId, key) => {
      const takeOut = async () => (await files.work()).takeOut(clientMessageId, key);
      takeOut().catch(() => undefined);
    },
    [files],
  );
}
