import type { Participant } from '@officehours/contracts';
import { hueOf } from '@officehours/web-ui';
import { useFormat, useText } from '../i18n/language-context';
import { Avatar } from '../slots/avatar';

export const PILL = 'rounded-full bg-raised px-3 py-1 text-xs font-medium text-muted shadow-float';

/** The day that begins here, in words near to today. */
export function DaySeparator({ at }: { at: string }) {
  const format = useFormat();
  return (
    <div className="flex h-12 items-center justify-center">
      <time dateTime={at} className={PILL}>
        {format.day(at)}
      </time>
    </div>
  );
}

export function UnreadDivider() {
  const text = useText();
  return (
    <div className="flex h-10 items-center gap-3 px-4 text-xs font-semibold text-accent">
      <span className="h-px flex-1 bg-accent/40" />
      {text.chat.newMessages}
      <span className="h-px flex-1 bg-accent/40" />
    </div>
  );
}

/** Whose run of messages follows, in rooms of more than two. */
export function AuthorName({ id, name }: { id: string; name: string | undefined }) {
  const text = useText();
  return (
    <p
      className="h-6 truncate ps-16 @max-lg/list:ps-7 pe-4 pt-1 text-xs font-semibold"
      style={{ color: `var(--oh-person-${hueOf(id)})` }}
    >
      <bdi>{name ?? text.message.someone}</bdi>
    </p>
  );
}

export interface IntroProps {
  /** The others of the room. */
  others: readonly Participant[];
  isDirect: boolean;
  memberCount: number;
}

/** What stands above the first message there ever was. */
export function ConversationIntro({ others, isDirect, memberCount }: IntroProps) {
  const text = useText();
  const first = others[0];
  const name = first?.name ?? '';
  return (
    <div className="flex h-42 flex-col items-center justify-center gap-1 px-6 pt-4 text-center text-sm text-muted">
      {isDirect && first && <Avatar id={first.id} name={first.name} src={first.avatarUrl} size="lg" />}
      <p className="mt-2 max-w-md text-pretty">
        {isDirect ? text.chat.beginning(name) : text.chat.group(memberCount)}
      </p>
      {isDirect && <p>{text.chat.private}</p>}
    </div>
  );
}
