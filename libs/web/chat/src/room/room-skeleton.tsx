import { Skeleton, useDelayed } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { ListSkeleton } from '../message-list/list-skeleton';

/** A room of which nothing is known yet. */
export function RoomSkeleton() {
  const text = useText();
  const visible = useDelayed(true);
  return (
    <div className="flex h-full flex-col bg-surface">
      <div className="flex h-23 shrink-0 items-center gap-3 border-b px-4 pb-7">
        {visible && (
          <>
            <Skeleton className="size-10 rounded-full!" />
            <span className="flex flex-col gap-2">
              <Skeleton className="h-4 w-40" />
              <Skeleton className="h-3 w-56" />
            </span>
          </>
        )}
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-hidden">
        {visible && <ListSkeleton label={text.chat.loading} />}
      </div>
      <div className="h-17 shrink-0" />
    </div>
  );
}
