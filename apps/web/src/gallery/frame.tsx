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
import { SidebarView, type SidebarViewProps } from '../shell/sidebar';
import { messages, onePage, rooms, settled, visits } from './data';
import { course, maya, okafor, room } from './people';

const nothing = (): void => undefined;

interface FrameProps {
  list?: ReactNode;
  /** The conversation, or a page that brings its own `<main>` with `isPage`. */
  main: ReactNode;
  isPage?: boolean;
  showing?: 'list' | 'main';
  active?: SidebarViewProps['active'];
}

/** The app around a state: the list beside it, the conversation in the middle. */
export function Frame({ list, main, isPage = false, showing = 'main', active = 'messages' }: FrameProps) {
  return (
    <Panes
      showing={showing}
      list={<InSidebar active={active}>{list ?? <Rooms open={isPage ? null : room.id} />}</InSidebar>}
      main={isPage ? main : <main className="h-full">{main}</main>}
    />
  );
}

function InSidebar({ children, active }: Pick<SidebarViewProps, 'active' | 'children'>) {
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

function Rooms({ open }: { open: string | null }) {
  const [selected, setSelected] = useState(open);
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
  details?: boolean;
  /** Instead of the plain details. */
  aside?: ReactNode;
} & Pick<ComposerProps, 'files' | 'purpose'>;

/** The conversation with the instructor, with what a state changes in it. */
export function Chat({ draft = '', purpose, details = false, aside, files, ...changes }: ChatProps) {
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
          detailsOpen={details || aside !== undefined}
          onRetryConnection={nothing}
          composer={
            <Composer
              name={okafor.name}
              text={text}
              onText={setText}
              onSend={() => setText('')}
              files={files}
              purpose={purpose ?? null}
            />
          }
          readers={<ReadersLine room={changes.room ?? room} me={maya.id} visits={[]} />}
          {...changes}
        />
      </div>
      {(details || aside) && (
        <div className="w-72 shrink-0 @max-5xl/shell:absolute @max-5xl/shell:inset-y-0 @max-5xl/shell:end-0 @max-5xl/shell:z-20 @max-5xl/shell:w-full @max-5xl/shell:max-w-sm @max-5xl/shell:shadow-pop">
          {aside ?? (
            <DetailsPanel room={room} me={maya.id} courseTitle={course.title} onClose={nothing}>
              <Readers
                room={room}
                me={maya.id}
                visits={visits}
                now={Date.parse('2026-11-23T10:30:00.000Z')}
              />
            </DetailsPanel>
          )}
        </div>
      )}
    </div>
  );
}
