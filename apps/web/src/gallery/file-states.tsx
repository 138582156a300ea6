import { FilmView, ItemViewer, RoomFilesDialog, type FilmViewProps } from '@officehours/web-chat';
import type { ReactNode } from 'react';
import { OfficehoursError, type ChatItem } from '@officehours/web-realtime';
import { messages } from './data';
import { file, list, picture } from './files';
import { Chat, Frame } from './frame';
import { maya, okafor, room, say } from './people';

const words = 'The three cases side by side.';
const sheet = file('Problem sheet 6.pdf', 482_113);
const photo = picture('whiteboard.png', 1_600, 1_200);

const nothing = (): void => undefined;
const cases = say(maya, 45, words, { attachments: [1, 2, 3].map((n) => picture(`case ${n}.png`, 800, 800)) });
const gone = say(okafor, 30, '', { attachments: [picture('gone.jpg', 1_200, 500, false)] });

const shared: ChatItem[] = [
  say(okafor, 60, 'Here is the sheet for next week.', { attachments: [sheet] }),
  say(maya, 52, '', { attachments: [photo] }),
  say(okafor, 50, 'Exactly like that.', {
    replyTo: { id: maya.id, seq: 1, senderId: maya.id, excerpt: '', files: { kind: 'image', count: 1 } },
  }),
  cases,
  gone,
  say(maya, 4, '', {
    status: 'sent',
    attachments: [
      file('data.csv', 9_870),
      file('تمرين ٤ (final version) with a name that does not end before the card does.docx', 88_100),
      file('simulation.py', 512),
      file('recording.mp4', 18_400_000, { kind: 'video', mimeType: 'video/mp4' }),
    ],
  }),
];

const many: ChatItem[] = [
  say(okafor, 20, '', {
    attachments: Array.from({ length: 7 }, (_, n) => picture(`page ${n}.png`, 900, 1_270)),
  }),
  say(maya, 12, '', { attachments: [picture('panorama.png', 4_000, 300)] }),
  say(okafor, 10, '', { attachments: [picture('tall.png', 200, 3_000)] }),
  say(maya, 8, '', { attachments: [picture('icon.png', 48, 48)], status: 'read' }),
  say(okafor, 3, 'صورتان من السبورة', {
    attachments: [picture('a.png', 700, 500), picture('b.png', 700, 500)],
  }),
];

list([...many, ...shared]);

const openFile = (item: ChatItem, at = 0): ReactNode => (
  <ItemViewer
    item={item}
    fileId={item.attachments[at]?.id ?? ''}
    room={room}
    me={maya.id}
    onJump={nothing}
    onClose={nothing}
  />
);

const film = file('Lecture 7, the second half.mp4', 148_000_000, { kind: 'video', mimeType: 'video/mp4' });
const still = { file: film, fraction: null, error: null, onPlay: nothing, onCancel: nothing };

/** A film, from asked for to not to be had. */
const films: FilmViewProps[] = [
  still,
  { ...still, fraction: 0.42 },
  { ...still, error: new OfficehoursError('network') },
  { ...still, error: new OfficehoursError('not_found') },
  { ...still, isBroken: true },
];

/** Files in the conversation. */
export const fileStates: Record<string, () => ReactNode> = {
  'chat-files': () => <Frame main={<Chat messages={messages(shared)} />} />,
  'chat-pictures': () => <Frame main={<Chat messages={messages(many)} />} />,
  'chat-films': () => (
    <Frame
      main={
        <ul className="flex h-full flex-wrap content-start gap-4 overflow-y-auto p-4">
          {films.map((view, index) => (
            <li key={index} className="w-72">
              <FilmView {...view} />
            </li>
          ))}
        </ul>
      }
    />
  ),
  'files-viewer': () => (
    <>
      <Frame main={<Chat messages={messages(shared)} />} />
      {openFile(cases, 1)}
    </>
  ),
  'files-viewer-gone': () => (
    <>
      <Frame main={<Chat messages={messages(shared)} />} />
      {openFile(gone)}
    </>
  ),
  'files-of-room': () => (
    <>
      <Frame main={<Chat messages={messages(shared)} details />} />
      <RoomFilesDialog room={room} me={maya.id} onJump={nothing} onClose={nothing} />
    </>
  ),
};
