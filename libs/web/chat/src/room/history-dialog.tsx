import { useRevisions, type ChatItem } from '@officehours/web-realtime';
import { Button, Dialog, Skeleton } from '@officehours/web-ui';
import { MessageContent } from '../content/message-content';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';

/** What an edited message said before, oldest first, and what it says now. */
export default function HistoryDialog({ item, onClose }: { item: ChatItem; onClose: () => void }) {
  const text = useText();
  const words = usePaneText().acting;
  const format = useFormat();
  const { revisions, isPending, error, retry } = useRevisions(item.id ?? '', item.rev);
  const current = { at: item.editedAt ?? item.createdAt, content: item.content };
  const all = revisions.at(-1)?.content === item.content ? revisions : [...revisions, current];
  return (
    <Dialog open title={words.historyTitle} closeLabel={text.close} onClose={onClose}>
      {isPending && <Skeleton className="m-5 h-24" />}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-3 p-5 text-danger">
          {text.errors.title}
          <Button onClick={retry}>{text.errors.retry}</Button>
        </div>
      )}
      {!isPending && !error && (
        <ol className="flex flex-col gap-4 p-5">
          {all.map((revision) => (
            <li key={revision.at}>
              <time dateTime={revision.at} className="text-xs text-muted tabular-nums">
                {format.exact(revision.at)}
              </time>
              <div className="mt-1 rounded-md bg-bubble px-3 py-2">
                <MessageContent content={revision.content} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}
