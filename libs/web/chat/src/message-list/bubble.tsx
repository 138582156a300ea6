import type { ChatItem } from '@officehours/web-realtime';
import { later } from '@officehours/web-ui';
import clsx from 'clsx';
import { Attachments as UsualAttachments, hasFiles } from '../content/pieces';
import { MessageContent } from '../content/message-content';
import { directionOf } from '../content/direction';
import { jumboEmoji } from '../content/jumbo-emoji';
import { useText } from '../i18n/language-context';
import { slotted } from '../slots/slotted';
import type { MessageBodySlotProps } from '../slots/slots';
import { Foldable } from './foldable';
import { MessageMeta } from './message-meta';
import { useMessageActions } from './message-actions';
import { Quote } from './quote';

const DeletedBy = later(async () => (await import('../later-parts')).DeletedBy);
const Attachments = slotted('attachments', UsualAttachments);
const MessageBody = slotted('messageBody', UsualBody);

export interface BubbleProps {
  id: string;
  item: ChatItem;
  startsRun: boolean;
  endsRun: boolean;
}

/** The message itself. Corners on the writer's side tell where a run begins and ends; the last one has the tail. */
export function Bubble({ id, item, startsRun, endsRun }: BubbleProps) {
  const { mine } = item;
  const text = useText();
  const { nameOf } = useMessageActions();
  const isJumbo = !item.replyTo && !item.deletedAt && jumboEmoji(item.content);
  return (
    <div
      id={id}
      className={clsx(
        'relative max-w-[min(70ch,100%)] min-w-0 rounded-xl forced-colors:border',
        isJumbo ? 'p-1' : 'px-3.5 py-2',
        !isJumbo && (mine ? 'bg-bubble-own text-on-bubble-own' : 'bg-bubble text-text'),
        mine
          ? sideOf(startsRun, endsRun, 'rounded-se-sm', 'rounded-ee-sm')
          : sideOf(startsRun, endsRun, 'rounded-ss-sm', 'rounded-es-sm'),
        item.status === 'failed' && 'outline-1 outline-danger',
      )}
    >
      <span className="sr-only">
        {mine ? text.message.you : (nameOf(item.senderId) ?? text.message.someone)}:{' '}
      </span>
      {item.replyTo && <Quote quote={item.replyTo} from={item.seq} />}
      {hasFiles(item) && <Attachments item={item} />}
      {/* The time stands where the last line ends, which is the other side for a text of the other direction. */}
      <div
        dir={item.deletedAt ? undefined : directionOf(item.content)}
        className={clsx('relative', isJumbo && 'pb-4')}
      >
        {item.deletedAt ? (
          <p className="text-muted italic">
            {item.deletedById ? <DeletedBy id={item.deletedById} /> : text.message.deleted}
            <MessageMeta item={item} asSpace />
          </p>
        ) : (
          <Foldable messageKey={item.key} content={item.content}>
            {(shown) => (
              <MessageBody
                message={item}
                content={shown}
                isJumbo={isJumbo}
                trailer={<MessageMeta item={item} asSpace />}
              />
            )}
          </Foldable>
        )}
        <MessageMeta item={item} />
      </div>
    </div>
  );
}

function UsualBody({ content, isJumbo, trailer }: MessageBodySlotProps) {
  return <MessageContent content={content} isJumbo={isJumbo} trailer={trailer} />;
}

function sideOf(startsRun: boolean, endsRun: boolean, top: string, bottom: string): string {
  return clsx(!startsRun && top, !endsRun && bottom, endsRun && bottom);
}
