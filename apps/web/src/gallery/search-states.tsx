import type { SearchResult } from '@officehours/contracts';
import { SearchView, usePaneText, useText, type SearchFilterValues } from '@officehours/web-chat';
import type { Found } from '@officehours/web-realtime';
import { Dialog } from '@officehours/web-ui';
import type { ReactNode } from 'react';
import { broken, onePage, rooms, settled, waiting } from './data';
import { Frame } from './frame';
import { course, maya, okafor, room } from './people';

const nothing = (): void => undefined;

const EXCERPTS: [excerpt: string, words: string][] = [
  ['Is the integral over all of R?', 'integral'],
  [
    '…so the Intégrale converges, since |f| is bounded by an integrable function and the rest is small. See chapter 4…',
    'Intégrale',
  ],
  ['هل التكامل على كل المحور؟', 'التكامل'],
];

const results: SearchResult[] = EXCERPTS.flatMap(([excerpt, words]) => {
  const message = rooms[0]?.lastMessage;
  if (!message) return [];
  return [
    {
      message: { ...message, id: words, content: excerpt, chatRoomId: room.id, senderId: okafor.id },
      excerpt,
      hits: [{ at: excerpt.indexOf(words), length: words.length }],
    },
  ];
});

const found: Found = {
  ...settled,
  ...onePage,
  results,
  rooms: new Map([[room.id, room]]),
  people: new Map([[okafor.id, okafor]]),
  isComplete: true,
  isOld: false,
};

interface SearchProps {
  chat: ReactNode;
  text: string;
  state: Found;
  values?: SearchFilterValues;
}

function Search({ chat, text, state, values = {} }: SearchProps) {
  const { close } = useText();
  const words = usePaneText().search;
  return (
    <>
      <Frame main={chat} />
      <Dialog open title={words.title} closeLabel={close} onClose={nothing}>
        <SearchView
          me={maya.id}
          text={text}
          onText={nothing}
          filters={{
            values,
            onChange: nothing,
            roomId: room.id,
            courses: [{ id: course.id, name: course.title }],
            people: { onAsk: nothing, found: { ...settled, people: [okafor], hasMore: false } },
          }}
          isIdle={text === ''}
          found={state}
          picked={null}
          onPick={nothing}
        />
      </Dialog>
    </>
  );
}

/** Every state of the search through messages. */
export const searchStates = (chat: ReactNode): Record<string, () => ReactNode> => ({
  search: () => <Search chat={chat} text="integ" state={{ ...found, hasMore: true, isComplete: false }} />,
  'search-days': () => (
    <Search
      chat={chat}
      text="integ"
      state={found}
      values={{ sender: okafor, days: { first: '2026-11-02', last: '' } }}
    />
  ),
  'search-idle': () => <Search chat={chat} text="" state={{ ...found, results: [] }} />,
  'search-none': () => <Search chat={chat} text="zzz" state={{ ...found, results: [] }} />,
  'search-loading': () => <Search chat={chat} text="i" state={{ ...found, ...waiting, results: [] }} />,
  'search-error': () => (
    <Search chat={chat} text="i" state={{ ...found, ...broken('network'), results: [] }} />
  ),
});
