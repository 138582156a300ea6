import { Composer, MentionList } from '@officehours/web-chat';
import type { ChatItem } from '@officehours/web-realtime';
import { useRef, useState, type ReactNode } from 'react';
import { UpdateOffer } from '../shell/update-notice';
import { Acted, focus, point, press, see, type Step } from './acted';
import { many, project, talk } from './conversations';
import { messages } from './data';
import { Chat, Frame } from './frame';
import { group, jonas, okafor, say, sofia } from './people';

const nothing = (): void => undefined;

/** The row of a message, which stands in the page once it is drawn. */
const rowOf = (item: ChatItem | undefined): string => `[data-message="${item?.key ?? ''}"]`;
const own = rowOf(talk.at(-3));
const theirs = rowOf(talk.at(-2));

const acted = (steps: readonly Step[], chat: ReactNode = <Chat messages={messages(talk)} />) => {
  const state = <Frame main={chat} />;
  return () => <Acted steps={steps}>{state}</Acted>;
};

/** The names that are offered while one is being typed. */
function Mentioning() {
  const input = useRef<HTMLTextAreaElement>(null);
  const composer = (
    <div className="relative">
      <MentionList people={[okafor, sofia, jonas]} chosen={1} input={input} onTake={nothing} />
      <Composer name={group.title ?? ''} text="@" onText={nothing} onSend={nothing} inputRef={input} />
    </div>
  );
  return <Frame main={<Chat room={group} messages={messages(project)} composer={composer} />} />;
}

const LOADED = 60;
const before = many(LOADED);
const arrived = [9, 4, 1].map((minutes, at) => ({
  ...say(okafor, minutes, 'One more question came in.'),
  seq: LOADED + at + 1,
}));

/** Somebody who went up to an older message, while more came in below. */
function ReadingUp({ goBack = null }: { goBack?: (() => void) | null }) {
  const [isUp, setUp] = useState(false);
  const [items, setItems] = useState<ChatItem[]>(before);
  const follow = (atEnd: boolean): void => {
    setUp(true);
    if (isUp && !atEnd) setItems([...before, ...arrived]);
  };
  const target = isUp ? TARGET : null;
  return (
    <Frame main={<Chat messages={messages(items)} onAtEnd={follow} target={target} goBack={goBack} />} />
  );
}

const TARGET = { seq: 24, wish: 1 };

/** States of the conversation that the reader brings about. */
export const actedStates: Record<string, () => ReactNode> = {
  'chat-actions': acted([
    [own, point],
    [`${own} [role=group] time`, see],
  ]),
  'chat-actions-focused': acted([
    [theirs, focus],
    [`${theirs} [role=group] time`, see],
  ]),
  'chat-reacting': acted([
    [theirs, point],
    [`${theirs} [role=group] button`, press],
    [`${theirs} [role=group] [role=toolbar]`, see],
  ]),
  'chat-emoji': acted([
    ['form [aria-haspopup=dialog]', press],
    ['[data-emoji]', see],
  ]),
  'chat-mention': () => <Mentioning />,
  'chat-new-below': () => <ReadingUp />,
  'chat-quote-shown': () => <ReadingUp goBack={nothing} />,
  'chat-unread-above': () => (
    <Frame main={<Chat messages={messages(before, { justWritten: 'anything' })} unreadFrom={12} />} />
  ),
  'chat-update': () => (
    <>
      <Frame main={<Chat messages={messages(talk)} />} />
      <UpdateOffer onTake={nothing} onClose={nothing} />
    </>
  ),
};
