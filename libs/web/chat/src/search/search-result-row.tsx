import { summaryOf, type SearchResult } from '@officehours/contracts';
import { oneLine } from '../content/one-line';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface SearchResultRowProps {
  result: SearchResult;
  senderName: string;
  avatarUrl: string | null;
  roomName: string;
  onPick: () => void;
  roving: { 'data-roving': string; tabIndex: 0 | -1 };
}

/** A message that was found: who wrote it, where and when, and the part of it that shows why. */
export function SearchResultRow({
  result,
  senderName,
  avatarUrl,
  roomName,
  onPick,
  roving,
}: SearchResultRowProps) {
  const format = useFormat();
  const text = useText();
  const words = usePaneText();
  const { message, excerpt, hits } = result;
  const files = oneLine('', summaryOf(message.attachments), text);
  return (
    <li className="px-2">
      <button
        type="button"
        {...roving}
        onClick={onPick}
        className="flex min-h-11 w-full items-start gap-3 rounded-md px-3 py-2.5 text-start outline-offset-[-2px] hover:bg-hover"
      >
        <Avatar id={message.senderId ?? message.id} name={senderName} src={avatarUrl} size="sm" />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <bdi className="min-w-0 truncate font-medium">{senderName || words.jumps.system}</bdi>
            <bdi className="min-w-0 flex-1 truncate text-sm text-muted">
              {roomName && words.search.inRoom(roomName)}
            </bdi>
            <time dateTime={message.createdAt} className="shrink-0 text-xs text-faint tabular-nums">
              {format.stamp(message.createdAt)}
            </time>
          </span>
          <span className="line-clamp-3 text-sm break-words" dir="auto">
            {files && <span className="text-muted">{excerpt ? `${files} · ` : files}</span>}
            <Marked text={excerpt} hits={hits} />
          </span>
        </span>
      </button>
    </li>
  );
}

function Marked({ text, hits }: { text: string; hits: SearchResult['hits'] }) {
  const endOf = (index: number): number => {
    const hit = hits[index];
    return hit ? hit.at + hit.length : 0;
  };
  const parts = hits.map(({ at }, index) => (
    <span key={at}>
      {text.slice(endOf(index - 1), at)}
      <mark className="rounded-xs bg-accent-soft font-medium text-text">{text.slice(at, endOf(index))}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(endOf(hits.length - 1))}
    </>
  );
}
