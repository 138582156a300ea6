import type { ChatItem } from '@officehours/web-realtime';
import { useCopy } from '@officehours/web-ui';
import { Check, Copy, Eye, Flag, MailOpen, Pencil, Reply, SmilePlus, Trash2, X } from 'lucide-react';
import clsx from 'clsx';
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react';
import { useFormat, useText } from '../i18n/language-context';
import { usePaneText } from '../i18n/pane-text';
import { QuickReactions } from '../reactions/quick-reactions';
import { Nothing, slotted } from '../slots/slotted';
import { isNew, useMessageActions } from './message-actions';
import { useFocusBehind } from './use-focus-behind';
import { useInSight } from './use-in-sight';

const MoreActions = slotted('messageActions', Nothing);

/** The exact time and the actions of a message. Drawn only while the row is pointed at or focused, so it is never in the way of Tab. */
export function RowTools({ item, onClose }: { item: ChatItem; onClose: () => void }) {
  const words = usePaneText().acting;
  const format = useFormat();
  const { react } = useMessageActions();
  const [isReacting, setReacting] = useState(false);
  useEscape(onClose);
  const tools = useRef<HTMLDivElement>(null);
  useInSight(tools);
  return (
    <div
      ref={tools}
      role="group"
      aria-label={words.actions}
      className={clsx(
        'absolute bottom-full z-10 flex items-center rounded-md bg-raised p-0.5 text-muted shadow-pop @max-md/list:flex-col @max-md/list:items-start',
        item.mine ? 'end-4' : 'start-4 @lg/list:start-13',
      )}
    >
      {isReacting ? (
        <QuickReactions
          onClose={() => setReacting(false)}
          onPick={(emoji) => {
            react(item, emoji);
            setReacting(false);
          }}
        />
      ) : (
        <>
          <time
            dateTime={item.createdAt}
            className="px-2 text-xs whitespace-nowrap tabular-nums @max-md/list:pt-1"
          >
            {format.exact(item.createdAt)}
          </time>
          {!item.deletedAt && <Actions item={item} onReact={() => setReacting(true)} onDone={onClose} />}
        </>
      )}
    </div>
  );
}

/** Wherever the focus is: what covers other messages goes away without the pointer being moved. */
function useEscape(onEscape: () => void): void {
  const leave = useEffectEvent(onEscape);
  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') leave();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

interface ActionsProps {
  item: ChatItem;
  onReact: () => void;
  onDone: () => void;
}

function Actions({ item, onReact, onDone }: ActionsProps) {
  const text = useText();
  const { acting: words, unsent } = usePaneText();
  const { nameOf, reply, edit, deleteForAll, markUnread, report, showReaders, remove } = useMessageActions();
  const { copied, copy } = useCopy();
  const tools = useRef<HTMLSpanElement>(null);
  useFocusBehind(tools);
  const isStored = item.id !== null;
  // Until its files are there it has certainly not been sent.
  const isUploading = item.status === 'sending' && item.outgoing.some(({ attachment }) => !attachment);
  return (
    <span ref={tools} className="flex">
      {isStored && <Tool label={text.reactions.add} icon={<SmilePlus size={16} />} onClick={onReact} />}
      {isStored && (
        <Tool
          label={words.reply}
          icon={<Reply size={16} />}
          onClick={() => reply(item, nameOf(item.senderId))}
        />
      )}
      <Tool
        label={copied ? text.message.copied : words.copy}
        icon={copied ? <Check size={16} /> : <Copy size={16} />}
        onClick={() => void copy(item.content)}
      />
      {isUploading && (
        <Tool label={unsent.giveUp} icon={<X size={16} />} onClick={() => remove(item.clientMessageId)} />
      )}
      {isStored && !item.mine && (
        <Tool label={words.markUnread} icon={<MailOpen size={16} />} onClick={() => markUnread(item)} />
      )}
      {isStored && !item.mine && item.senderId !== null && (
        <Tool label={words.report} icon={<Flag size={16} />} onClick={() => report(item)} />
      )}
      {isStored && item.mine && showReaders && (
        <Tool label={words.readers} icon={<Eye size={16} />} onClick={() => showReaders(item)} />
      )}
      {isStored && item.mine && (
        <>
          {isNew(item) && <Tool label={words.edit} icon={<Pencil size={16} />} onClick={() => edit(item)} />}
          <Tool label={words.deleteForAll} icon={<Trash2 size={16} />} onClick={() => deleteForAll(item)} />
        </>
      )}
      {isStored && <MoreActions message={item} onDone={onDone} />}
    </span>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className="flex size-8 shrink-0 items-center justify-center rounded-sm hover:bg-hover hover:text-text pointer-coarse:size-touch"
    >
      {icon}
    </button>
  );
}
