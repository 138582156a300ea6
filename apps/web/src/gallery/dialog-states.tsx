import {
  AddDialog,
  CreateGroupDialog,
  DeleteDialog,
  HistoryDialog,
  RoomDetails,
  StartChatDialog,
} from '@officehours/web-chat';
import { OfficehoursContext, type Officehours } from '@officehours/web-realtime';
import type { ReactNode } from 'react';
import { project, talk } from './conversations';
import { messages } from './data';
import { Chat, Frame } from './frame';
import { ago, course, group, maya, okafor, say } from './people';
import { refusing, slow } from './service';

const nothing = (): void => undefined;

const over = (dialog: ReactNode, client?: Officehours) => () => (
  <>
    <Frame main={<Chat messages={messages(talk)} />} />
    {client ? <OfficehoursContext value={client}>{dialog}</OfficehoursContext> : dialog}
  </>
);

const edited = say(okafor, 240, 'The office hour moves to **Friday**, in room 2.14.', {
  rev: 2,
  editedAt: ago(231),
});
const history = <HistoryDialog item={edited} onClose={nothing} />;
const start = <StartChatDialog open onClose={nothing} onOpen={nothing} />;
const own = { ...group, role: 'owner' as const };
const owned = (
  <RoomDetails room={own} me={maya.id} courseTitle={course.title} onJump={nothing} onClose={nothing} />
);

/** Every dialog that asks for something of the conversation or begins another. */
export const dialogStates: Record<string, () => ReactNode> = {
  'message-delete': over(<DeleteDialog item={talk.at(-1)!} onConfirm={nothing} onClose={nothing} />),
  'message-history': over(history),
  'message-history-loading': over(history, slow),
  'message-history-error': over(history, refusing),
  'start-chat': over(start),
  'start-chat-loading': over(start, slow),
  'start-chat-error': over(start, refusing),
  'group-create': over(<CreateGroupDialog course={course} onMade={nothing} onClose={nothing} />),
  'group-add': over(
    <AddDialog
      courseId={course.id}
      except={new Set([maya.id, okafor.id])}
      isBusy={false}
      failure="The service could not take it."
      onAdd={nothing}
      onClose={nothing}
    />,
  ),
  'group-edit': () => <Frame main={<Chat room={own} messages={messages(project)} aside={owned} />} />,
};
