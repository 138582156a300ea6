import {
  Composer,
  type ComposerProps,
  DetailsPanel,
  Panes,
  Readers,
  ReadersLine,
  RoomListView,
  RoomView,
  type RoomViewProps,
} from '@officehours/web-chat';
import { useState, type ReactNode } from 'react';
import { SidebarView } from '../shell/sidebar';
import { messages, onePage, rooms, settled, visits } from './data';
import { course, maya, okafor, room } from './people';

const nothing = (): void => undefined;

interface FrameProps {
  list?: ReactNode;
  /** The conversation, or a page that brings its own `<main>` with `isPage`. */
  main: ReactNode;
  isPage?: boolean;
  showing?: 'list' | 'main';
}

/** The app around a state: the list beside it, the conversation in the middle. */
export function Frame({ list, main, isPage = false, showing = 'main' }: FrameProps) {
  return (
    <Panes
      showing={showing}
      list={<InSidebar>{list ?? <Rooms />}</InSidebar>}
      main={isPage ? main : <main className="h-full">{main}</main>}
    />
  );
}

export function InSidebar({
  children,
  active = 'messages',
}: {
  children: ReactNode;
  active?: 'messages' | 'courses' | null;
}) {
  return (
    <SidebarView
      active={active}
      userName={maya.name}
      onSettings={nothing}
      onHelp={nothing}
      onSearch={nothing}
      onSignOut={nothing}
    >
      {children}
    </SidebarView>
  );
}

export function Rooms() {
  const [selected, setSelected] = useState<string | null>(room.id);
  return (
    <RoomListView
      me={maya.id}
      state={{ ...settled, ...onePage, rooms }}
      selectedId={selected}
      onSelect={setSelected}
    />
  );
}

const ACTIONS: RoomViewProps['actions'] = {
  retry: nothing,
  remove: nothing,
  reply: nothing,
  openQuote: nothing,
  edit: nothing,
  deleteForAll: nothing,
  react: nothing,
  markUnread: nothing,
  showHistory: nothing,
  report: nothing,
};

type ChatProps = Partial<RoomViewProps> & {
  draft?: string;
  replying?: boolean;
  details?: boolean;
  files?: ComposerProps['files'];
};

/** The conversation with the instructor, with what a state changes in it. */
export function Chat({ draft = '', replying = false, details = false, files, ...changes }: ChatProps) {
  const [text, setText] = useState(draft);
  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <RoomView
          room={room}
          me={maya.id}
          courseTitle={course.title}
          messages={messages([])}
          unreadFrom={null}
          typing={[]}
          connection="online"
          actions={ACTIONS}
          onBack={nothing}
          onDetails={nothing}
          detailsOpen={details}
          onRetryConnection={nothing}
          composer={
            <Composer
              name={okafor.name}
              text={text}
              onText={setText}
              onSend={() => setText('')}
              files={files}
              purpose={
                replying
                  ? {
                      kind: 'reply',
                      id: okafor.id,
                      name: okafor.name,
                      excerpt: 'Bring your attempt, however short.',
                    }
                  : null
              }
            />
          }
          readers={<ReadersLine room={changes.room ?? room} me={maya.id} visits={[]} />}
          {...changes}
        />
      </div>
      {details && (
        <div className="w-72 shrink-0 @max-5xl/shell:absolute @max-5xl/shell:inset-y-0 @max-5xl/shell:end-0 @max-5xl/shell:z-20 @max-5xl/shell:w-full @max-5xl/shell:max-w-sm @max-5xl/shell:shadow-pop">
          <DetailsPanel room={room} me={maya.id} courseTitle={course.title} onClose={nothing}>
            <Readers room={room} me={maya.id} visits={visits} now={Date.parse('2026-11-23T10:30:00.000Z')} />
          </DetailsPanel>
        </div>
      )}
    </div>
  );
}
