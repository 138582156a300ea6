import type { Attachment, Id } from '@officehours/contracts';
import type { TokenSource } from '../connection/token-source';
import { errorOf } from '../rest/answer';
import type { BytesRequest, SendBytes } from './send-bytes';
import { TooSlow } from './refusal';
import type { OutgoingFile } from './types';

export interface UploadTarget {
  /** Origin of the service; empty for the page's own. */
  baseUrl: string;
  tokens: TokenSource;
  send: SendBytes;
}

/** Brings one file to a room, once. Rejects with an `OfficehoursError`. */
export async function upload(
  { baseUrl, tokens, send }: UploadTarget,
  chatRoomId: Id,
  file: OutgoingFile,
  hearing: Pick<BytesRequest, 'signal' | 'onProgress'>,
): Promise<Attachment> {
  const url = `${baseUrl}/api/message/chat-room/${chatRoomId}/attachments`;
  const attempt = (token: string | null) => send({ url, token, body: formOf(file), ...hearing });
  const token = await tokens.get();
  let answer = await attempt(token);
  if (answer.status === 401) {
    const replaced = await tokens.replace(token);
    if (replaced !== null) answer = await attempt(replaced);
  }
  if (answer.status === 408) throw new TooSlow(errorOf(answer, answer.body));
  if (answer.status !== 201) throw errorOf(answer, answer.body);
  return answer.body as Attachment;
}

/** What is said of a file comes before its bytes, so that the service knows it when they arrive. */
function formOf({ blob, name, voice }: OutgoingFile): FormData {
  const form = new FormData();
  if (voice) {
    form.append('durationMs', String(Math.max(1, Math.round(voice.durationMs))));
    form.append('waveform', voice.waveform.join(','));
    if (voice.transcript) form.append('transcript', voice.transcript);
  }
  form.append('file', blob, name);
  return form;
}
