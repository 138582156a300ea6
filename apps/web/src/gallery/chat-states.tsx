import { ReadersLine, ReadOnly } from '@officehours/web-chat';
import { OfficehoursError } from '@officehours/web-realtime';
import type { ReactNode } from 'react';
import { arabic, failed, long, odd, project, rich, talk } from './conversations';
import { broken, messages, visits, waiting } from './data';
import { Chat, Frame } from './frame';
import { filled, hovered, longPaste, stuck, unkept } from './tray-states';
import { ManyMessages, PagedMessages } from './large-rooms';
import { group, maya, okafor, room, say } from './people';

const inChat = (chat: ReactNode) => () => <Frame main={chat} />;

const replying = {
  kind: 'reply' as const,
  id: okafor.id,
  name: okafor.name,
  excerpt: 'Bring your attempt, however short.',
};

const editing = {
  kind: 'edit' as const,
  id: maya.id,
  rev: 0,
  content: 'Much better than last week. I have everything but 6b.',
  excerpt: 'Much better than last week. I have everything but 6b.',
};

const formulas = [
  'So the **whole** proof is one line:',
  '$$\\sum_{k=1}^{n} c_k (\\lambda_k - \\lambda_n) v_k = 0$$',
  'and `n - 1` terms are left.',
].join('\n');

/** Every state of the conversation. */
export const chatStates: Record<string, () => ReactNode> = {
  chat: inChat(<Chat messages={messages(talk)} />),
  'chat-visited': inChat(
    <Chat
      messages={messages(talk)}
      readers={<ReadersLine room={room} me={maya.id} visits={visits.slice(0, 1)} />}
    />,
  ),
  'chat-details': inChat(<Chat messages={messages(talk)} details />),
  'chat-unread': inChat(<Chat messages={messages(talk)} unreadFrom={talk.at(-5)!.seq} />),
  'chat-typing': inChat(<Chat messages={messages(talk)} typing={[okafor.id]} />),
  'chat-rich': inChat(<Chat messages={messages(rich)} />),
  'chat-group': inChat(<Chat room={group} messages={messages(project)} />),
  'chat-failed': inChat(<Chat messages={messages(failed)} />),
  'chat-reply': inChat(
    <Chat
      messages={messages(talk)}
      purpose={replying}
      draft="I will bring it. It is only half a page so far, though."
    />,
  ),
  'chat-editing': inChat(<Chat messages={messages(talk)} purpose={editing} draft={editing.content} />),
  'chat-refused-change': inChat(
    <Chat
      messages={messages(talk)}
      failure={new OfficehoursError('revision_conflict')}
      onDismissFailure={() => undefined}
    />,
  ),
  'chat-preview': inChat(<Chat messages={messages(talk)} draft={formulas} />),
  'chat-long-draft': inChat(
    <Chat messages={messages(talk)} draft={'One more line of a long draft.\n'.repeat(324)} />,
  ),
  'chat-tray': inChat(
    <Chat messages={messages(talk)} files={filled} draft="My attempt at exercise 4, and the plot." />,
  ),
  'chat-tray-unkept': inChat(<Chat messages={messages(talk)} files={unkept} />),
  'chat-tray-refused': inChat(<Chat messages={messages(talk)} files={stuck} />),
  'chat-tray-drop': inChat(hovered(<Chat messages={messages(talk)} />)),
  'chat-long-paste': inChat(
    <Chat
      messages={messages(talk)}
      files={longPaste}
      draft={'12:04:01 worker 3 took job 118\n'.repeat(200)}
    />,
  ),
  'chat-one': inChat(<Chat messages={messages([say(okafor, 2, 'Welcome to the course, Maya!')])} />),
  'chat-many': () => <Frame main={<ManyMessages />} />,
  'chat-paging': () => <Frame main={<PagedMessages />} />,
  'chat-older': inChat(<Chat messages={messages(talk, { hasMoreBefore: true })} />),
  'chat-long': inChat(<Chat messages={messages(long)} />),
  'chat-odd': inChat(<Chat messages={messages(odd)} />),
  'chat-arabic': inChat(<Chat messages={messages(arabic)} />),
  'chat-empty': inChat(<Chat messages={messages([])} />),
  'chat-loading': inChat(<Chat messages={messages([], waiting)} />),
  'chat-error': inChat(<Chat messages={messages([], broken('network'))} />),
  'chat-forbidden': inChat(<Chat messages={messages([], broken('not_found'))} />),
  'chat-offline': inChat(<Chat messages={messages(failed)} connection="offline" />),
  'chat-reconnecting': inChat(<Chat messages={messages(talk)} connection="reconnecting" />),
  'chat-stale': inChat(<Chat messages={messages(talk)} connection="stale" />),
  'chat-blocked': inChat(
    <Chat messages={messages(talk)} composer={<ReadOnly room={{ ...room, restriction: 'blocked' }} />} />,
  ),
  'chat-ended': inChat(<Chat messages={messages(talk)} connection="ended" onSignIn={() => undefined} />),
};
