import type { Participant } from '@officehours/contracts';
import { useReceipts, type ChatItem } from '@officehours/web-realtime';
import { Dialog } from '@officehours/web-ui';
import { useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { Avatar } from '../slots/avatar';

export interface ReadByDialogProps {
  item: ChatItem;
  others: readonly Participant[];
  onClose: () => void;
}

/** Who has read one's own message, who has received it, and who neither: as far as they let it be known. */
export default function ReadByDialog({ item, others, onClose }: ReadByDialogProps) {
  const text = useText();
  const words = usePaneText();
  const { reads, deliveries } = useReceipts(item.chatRoomId);
  const seq = item.seq ?? Infinity;
  const read = others.filter(({ id }) => (reads[id] ?? 0) >= seq);
  const delivered = others.filter((one) => !read.includes(one) && (deliveries[one.id] ?? 0) >= seq);
  const neither = others.filter((one) => !read.includes(one) && !delivered.includes(one));
  return (
    <Dialog open title={words.group.readBy} closeLabel={text.close} onClose={onClose}>
      <div className="flex flex-col gap-5 p-5">
        <People title={words.group.readBy} people={read} />
        <People title={words.group.deliveredTo} people={delivered} />
        <People title={words.group.notReadYet} people={neither} />
      </div>
    </Dialog>
  );
}

function People({ title, people }: { title: string; people: readonly Participant[] }) {
  if (people.length === 0) return null;
  return (
    <section>
      <h3 className="mb-2 text-sm font-semibold text-muted">{title}</h3>
      <ul className="flex flex-col gap-2">
        {people.map(({ id, name, avatarUrl }) => (
          <li key={id} className="flex items-center gap-3">
            <Avatar id={id} name={name} src={avatarUrl} size="sm" />
            <span className="min-w-0 truncate" dir="auto">
              {name}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
