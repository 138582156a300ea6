import type { MessageActions } from '../chat/message-actions';
import { useOfficehours } from '../client/context';

/** Editing, deleting, reacting to and pinning messages; who may do what is the service's to say. */
export function useMessageActions(): MessageActions {
  return useOfficehours().actions;
}
