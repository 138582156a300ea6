import { useMedia } from '@officehours/web-ui';

/** Whether opening a room should put the cursor into its composer: not where that would raise a keyboard over the messages. */
export function useWantsFocus(): boolean {
  return useMedia('(hover: hover) and (pointer: fine)');
}
