import { useMemo, useState } from 'react';
import { useFormat } from '../i18n/language-context';
import type { MessageListProps } from './message-list';
import { RowCache } from './row-cache';
import type { Row } from './rows';

/** The rows of the list; those that did not change stay the same objects. */
export function useMessageRows({
  items,
  hasMoreBefore,
  unreadFrom,
  isDirect,
}: MessageListProps): readonly Row[] {
  const { dayKey } = useFormat();
  const [cache] = useState(() => new RowCache());
  return useMemo(
    () => cache.build(items, { hasMoreBefore, unreadFrom, withNames: !isDirect, dayKey }),
    [cache, items, hasMoreBefore, unreadFrom, isDirect, dayKey],
  );
}
