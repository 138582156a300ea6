import type { Message, ReadState } from '@officehours/contracts';

import type { Phase, Untimed, HistoryEvent, Via } from '../history/events.ts';
import type { Recorder } from '../history/recorder.ts';
import type { Answer } from './answer.ts';
import type { Connection } from './connection.ts';
import { askChange, type Change } from './changes.ts';
import { callRest } from './rest.ts';
import { digest } from './text.ts';
import type { Person } from './world.ts';

/** Where a call goes: over the device's socket, or to a node over REST. */
export type Way = { via: 'socket'; connection: Connection } | { via: 'rest'; url: string };

/** Who calls. */
export interface Caller {
  device: string;
  person: Person;
  session: number;
}

/** What is to be sent. */
export interface Draft {
  cmid: string;
  text: string;
  /** The id of a message it answers. */
  quoted?: string;
  /** Ids of files that were brought before. */
  files?: string[];
}

/** The calls of one run, each recorded from its invocation to its outcome. */
export class Calls {
  private readonly recorder: Recorder;

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  async send(
    caller: Caller,
    way: Way,
    room: string,
    { cmid, text, quoted, files }: Draft,
  ): Promise<Answer<Message>> {
    const call = this.describe(caller, way, room);
    const base = { op: 'send' as const, ...call, cmid, quoted, files, body: digest(text) };
    this.recorder.add({ ...base, phase: 'invoke' });
    const request = {
      chatRoomId: room,
      content: text,
      clientMessageId: cmid,
      ...(quoted && { replyToId: quoted }),
      ...(files && { attachmentIds: files }),
    };
    const answer =
      way.via === 'socket'
        ? await way.connection.ask('sendMessage', request)
        : await callRest<Message>(way.url, caller.person.token, 'POST', '/api/message/message', request);
    const stored = answer.kind === 'ok' ? { messageId: answer.data.id, seq: answer.data.seq } : {};
    this.recorder.add({ ...base, ...stored, ...outcome(answer) });
    return answer;
  }

  /** Edits, deletes or reacts. */
  async change(
    caller: Caller,
    way: Way,
    room: string,
    messageId: string,
    what: Change,
  ): Promise<Answer<Message>> {
    const body = what.kind === 'edit' ? digest(what.text) : undefined;
    const base = {
      op: 'change' as const,
      ...this.describe(caller, way, room),
      kind: what.kind,
      messageId,
      body,
    };
    this.recorder.add({ ...base, phase: 'invoke' });
    const answer = await askChange(way, caller.person.token, messageId, what);
    const changed = answer.kind === 'ok' ? { change: answer.data.changeSeq } : {};
    this.recorder.add({ ...base, ...changed, ...outcome(answer) });
    return answer;
  }

  /** Moves the read position; with `seq` 0 it only asks where it stands. */
  async read(caller: Caller, way: Way, room: string, seq: number): Promise<Answer<ReadState>> {
    const base = { op: 'read' as const, ...this.describe(caller, way, room), asked: seq };
    this.recorder.add({ ...base, phase: 'invoke' });
    const answer =
      way.via === 'socket'
        ? await way.connection.ask('markRead', { chatRoomId: room, seq })
        : await callRest<ReadState>(
            way.url,
            caller.person.token,
            'PUT',
            `/api/message/chat-room/${room}/read`,
            { seq },
          );
    const state =
      answer.kind === 'ok' ? { lastRead: answer.data.lastReadSeq, unread: answer.data.unreadCount } : {};
    this.recorder.add({ ...base, ...state, ...outcome(answer) });
    return answer;
  }

  /** Tries what must be refused. */
  async probe(
    caller: Caller,
    way: Way,
    room: string,
    what: string,
    run: () => Promise<Answer<unknown>>,
  ): Promise<void> {
    const base = { op: 'probe' as const, ...this.describe(caller, way, room), what };
    this.recorder.add({ ...base, phase: 'invoke' });
    this.recorder.add({ ...base, ...outcome(await run()) } as Untimed<HistoryEvent>);
  }

  private describe(caller: Caller, { via }: Way, room: string) {
    return describeCall(this.recorder, caller, via, room);
  }
}

/** What every event of a call says, from its invocation on. */
export function describeCall(
  recorder: Recorder,
  { device, person, session }: Caller,
  via: Via,
  room: string,
) {
  return { call: recorder.nextCall(), device, person: person.id, session, room, via };
}

/** What became of a call. */
export function outcome(answer: Answer<unknown>): { phase: Phase; err?: string } {
  if (answer.kind === 'ok') return { phase: 'ok' };
  return answer.kind === 'refused' ? { phase: 'fail', err: answer.code } : { phase: 'info', err: answer.why };
}
