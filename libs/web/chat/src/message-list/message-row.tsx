import type { NamedPerson } from '@officehours/contracts';
import type { ChatItem } from '@officehours/web-realtime';
import { later } from '@officehours/web-ui';
import clsx from 'clsx';
import { memo, useId } from 'react';
import { useTold } from '../i18n/use-told';
import { Reactions } from '../reactions/reactions';
import { Avatar } from '../slots/avatar';
import { Bubble } from './bubble';
import { useMessageActions } from './message-actions';
import { useRowFocus } from './use-row-focus';

const FailedLine = later(async () => (await import('../later-parts')).FailedLine);
const RowTools = later(async () => (await import('../later-parts')).RowTools);

export interface MessageRowProps {
  item: ChatItem;
  author: NamedPerson | null;
  startsRun: boolean;
  endsRun: boolean;
  /** Whether this row is the list's tab stop. */
  isTabStop: boolean;
  /** Set for a moment after a jump to this message. */
  isTarget: boolean;
}

/** One message: the bubble, whose it is, and its tools while the pointer or the focus is on it. */
export const MessageRow = memo(function MessageRow(props: MessageRowProps) {
  const { item, author, startsRun, endsRun, isTabStop, isTarget } = props;
  const { isActive, rowProps, leave } = useRowFocus(isTabStop);
  const bubbleId = useId();
  if (item.messageType === 'system') return <SystemMessage item={item} />;
  return (
    <div
      role="article"
      aria-labelledby={bubbleId}
      data-message={item.key}
      {...rowProps}
      className={clsx(
        'relative rounded-md px-4 outline-offset-[-2px] transition-colors duration-700',
        endsRun ? 'pb-3' : 'pb-0.5',
        isTarget && 'bg-accent-soft',
      )}
    >
      <div className={clsx('flex items-end gap-2', item.mine ? 'justify-end ps-10' : 'pe-10')}>
        {!item.mine && (
          <span className="w-7 shrink-0 @max-lg/list:hidden">
            {endsRun && author && (
              <Avatar id={author.id} name={author.name} src={author.avatarUrl} size="sm" />
            )}
          </span>
        )}
        <div className={clsx('flex min-w-0 flex-col', item.mine && 'items-end')}>
          <Bubble id={bubbleId} item={item} startsRun={startsRun} endsRun={endsRun} />
          <Reactions item={item} />
        </div>
      </div>
      {item.status === 'failed' && <FailedLine item={item} />}
      {isActive && <RowTools item={item} onClose={leave} />}
    </div>
  );
});

function SystemMessage({ item: { system: event, content } }: { item: ChatItem }) {
  const tell = useTold();
  const { nameOf } = useMessageActions();
  return (
    <p className="px-8 pt-1 pb-3 text-center text-sm text-pretty text-muted" dir="auto">
      {event ? tell({ event, content, nameOf }) : content}
    </p>
  );
}
