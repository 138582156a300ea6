import { useState } from 'react';
import { useSettings } from '../provider/settings';
import type { Entry } from './entry-row';

/**
 * The unread conversations before the others, where the reader wants it so. The open one stays where it was when it was
 * opened: it must not go away under the pointer because it is read now.
 */
export function useUnreadFirst(entries: readonly Entry[], selectedId: string | null): readonly Entry[] {
  const { unreadFirst } = useSettings();
  const [open, setOpen] = useState({ id: selectedId, wasUnread: false });
  if (open.id !== selectedId) {
    const wasUnread = entries.some(({ id, unreadCount }) => id === selectedId && unreadCount > 0);
    setOpen({ id: selectedId, wasUnread });
  }
  if (!unreadFirst) return entries;
  const isAbove = (entry: Entry) => (entry.id === open.id ? open.wasUnread : entry.unreadCount > 0);
  return [...entries.filter(isAbove), ...entries.filter((entry) => !isAbove(entry))];
}
