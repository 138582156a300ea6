import type { Attachment } from '@officehours/contracts';

import type { Recorder } from '../history/recorder.ts';
import type { Random } from '../random.ts';
import type { Answer } from './answer.ts';
import { describeCall, outcome, type Caller } from './calls.ts';
import { asForm, asSlowForm, type FileDraft } from './files.ts';
import { fromJson, request } from './rest.ts';
import { digest } from './text.ts';

/** The program that looks into files may have to start first. */
const PATIENCE_MS = 15_000;
const SLOW_SHARE = 0.6;
/** Of those that come slowly. */
const CUT_SHARE = 0.4;

/** A file whose upload was acknowledged. */
export interface KeptFile {
  id: string;
  room: string;
}

/** Uploads and downloads of one run, each recorded from its invocation to its outcome. */
export class FileCalls {
  readonly kept: KeptFile[] = [];
  private readonly recorder: Recorder;
  private readonly random: Random;

  constructor(recorder: Recorder, random: Random) {
    this.recorder = recorder;
    this.random = random;
  }

  ofRoom(room: string): KeptFile[] {
    return this.kept.filter((file) => file.room === room);
  }

  /** As a whole or in parts, to its end or not. */
  async upload(caller: Caller, url: string, room: string, file: FileDraft): Promise<Answer<Attachment>> {
    const call = describeCall(this.recorder, caller, 'rest', room);
    const base = { op: 'upload' as const, ...call, bytes: file.bytes };
    this.recorder.add({ ...base, phase: 'invoke' });
    const isSlow = this.random.chance(SLOW_SHARE);
    const form = isSlow ? asSlowForm(file, this.random, this.random.chance(CUT_SHARE)) : asForm(file);
    const address = `${url}/api/message/chat-room/${room}/attachments`;
    const answer = await request(address, caller.person.token, form, fromJson<Attachment>, PATIENCE_MS);
    const stored = answer.kind === 'ok' ? { fileId: answer.data.id } : {};
    if (answer.kind === 'ok') this.kept.push({ id: answer.data.id, room });
    this.recorder.add({ ...base, ...stored, ...outcome(answer) });
    return answer;
  }

  /** `isFinal`: everything is quiet, and the answer will stay the same. */
  async download(caller: Caller, url: string, { id, room }: KeptFile, isFinal = false): Promise<void> {
    const call = describeCall(this.recorder, caller, 'rest', room);
    const base = { op: 'download' as const, ...call, fileId: id, isFinal };
    this.recorder.add({ ...base, phase: 'invoke' });
    const answer = await this.fetch(caller, url, id);
    const came = answer.kind === 'ok' ? { bytes: answer.data } : {};
    this.recorder.add({ ...base, ...came, ...outcome(answer) });
  }

  /** The digest of what is handed out. */
  fetch({ person }: Caller, url: string, id: string): Promise<Answer<string>> {
    return request(`${url}/api/message/attachment/${id}`, person.token, {}, digest);
  }
}
