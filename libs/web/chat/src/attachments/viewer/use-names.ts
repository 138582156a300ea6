import type { Room } from '@officehours/contracts';
import { useText } from '../../i18n/language-context';
import type { Naming } from '../../message-list/find-strangers';
import { useStrangers } from '../../message-list/use-strangers';

/** What those are called who sent some files of a room, also when they have left it. */
export function useNames(
  { id, participants }: Room,
  me: string,
  files: readonly Naming[],
): (senderId: string) => string {
  const text = useText();
  const former = useStrangers(id, files, participants);
  return (senderId) => {
    if (senderId === me) return text.message.you;
    return [...participants, ...former].find((one) => one.id === senderId)?.name ?? text.message.someone;
  };
}
