import type { ReadPosition } from '@officehours/chat-room';
import type { NewMessage } from '@officehours/message';
import { MODEL_OF_ROLE } from '@officehours/platform';
import { CONVERSATIONS, INSTRUCTOR, type CastMember, type Conversation } from '../course/cast';
import { GROUPS, type Group } from '../course/groups';
import { readPositionsOf } from '../course/read-positions';
import type { DemoRoom } from '../demo-room.repository';
import { talkOf } from '../talk/talks';
import { converse } from './conversation';
import { messagesOf } from './messages';

const MINUTE_MS = 60_000;

/** A room of the demo with everything in it. */
export interface FilledRoom {
  room: DemoRoom;
  messages: NewMessage[];
  positions: ReadPosition[];
}

/** Every room, the same at every call: `began` is when the demo was made. */
export function roomsOf(began: Date): FilledRoom[] {
  return [
    ...CONVERSATIONS.map((conversation) => filledConversation(conversation, began)),
    ...GROUPS.map((group) => filledGroup(group, began)),
  ];
}

export function filledConversation(conversation: Conversation, began: Date): FilledRoom {
  const { key, chatRoomId, studentId, courseId, size, ending } = conversation;
  const student = { id: studentId, model: 'Student' } as const;
  const teacher = someone(INSTRUCTOR);
  const speakers = {
    student: { sender: student, receiver: teacher },
    teacher: { sender: teacher, receiver: student },
  };
  const exchanges = converse(key, size, ending, talkOf(conversation));
  const messages = messagesOf({ key, chatRoomId, speakers }, exchanges, endOf(conversation, began));
  const members = [student, teacher].map((person) => ({ ...person, role: 'member' as const }));
  const participantKey = [student.id, teacher.id].sort().join(':');
  const createdAt = messages[0]?.createdAt ?? began;
  return {
    room: { id: chatRoomId, kind: 'direct', participantKey, title: null, courseId, members, createdAt },
    messages,
    positions: readPositionsOf(conversation, messages),
  };
}

function filledGroup(group: Group, began: Date): FilledRoom {
  const { key, chatRoomId, kind, roomKey: participantKey, title, courseId, owners, members: others } = group;
  const people = [...owners, ...others];
  const speakers = Object.fromEntries(
    people.map((person) => [keyOf(person), { sender: someone(person), receiver: null }]),
  );
  const messages = messagesOf({ key, chatRoomId, speakers }, group.talk, endOf(group, began));
  const members = [
    ...owners.map((person) => ({ ...someone(person), role: 'owner' as const })),
    ...others.map((person) => ({ ...someone(person), role: 'member' as const })),
  ];
  const createdAt = messages[0]?.createdAt ?? began;
  return {
    room: { id: chatRoomId, kind, participantKey, title, courseId, members, createdAt },
    messages,
    positions: people.map((person) => {
      const unread = group.behind?.includes(person) ? 1 : 0;
      return { chatRoomId, userId: person.id, seq: messages.length - unread };
    }),
  };
}

const someone = ({ id, role }: CastMember) => ({ id, model: MODEL_OF_ROLE[role] });
const keyOf = ({ subject }: CastMember): string => subject.replace('demo:', '');
const endOf = ({ quietFor }: { quietFor: number }, began: Date): number =>
  began.getTime() - quietFor * MINUTE_MS;
