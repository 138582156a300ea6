import { useConnection, useHasDraft, useTyping, useUnsent } from '@officehours/web-realtime';
import { useIsLive } from '../connection/use-is-live';
import { useText } from '../i18n/language-context';
import { EntryRow, type EntryRowProps } from './entry-row';
import { unsentPreview } from './room-preview';

/** A row that knows of its room's draft, of what could not be sent in it, of who is typing in it, and whether presence can be believed. */
export function LiveRow(props: EntryRowProps) {
  const hasDraft = useHasDraft(props.entry.id);
  const { userIds } = useTyping(props.entry.id);
  const unsent = useUnsent(props.entry.id);
  const text = useText();
  const isTyping = userIds.length > 0;
  const isLive = useIsLive(useConnection().status);
  const isDoubtful = props.entry.online && !isLive;
  const entry = {
    ...props.entry,
    hasDraft: hasDraft && !props.isSelected,
    isTyping,
    ...(unsent && { isUnsent: true, preview: unsentPreview(unsent, text) }),
    online: props.entry.online && isLive,
  };
  return <EntryRow {...props} entry={unsent || hasDraft || isTyping || isDoubtful ? entry : props.entry} />;
}
