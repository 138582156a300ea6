import { crc32, deflateSync } from 'node:zlib';
import type { Attachment } from '@officehours/contracts';
import type { Person } from './people';
import { rest, type Answer } from './rest';
import type { Server } from './server';

/** One file as a form sends it. */
export function formOf(name: string, content: string | Uint8Array): FormData {
  const form = new FormData();
  form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
  return form;
}

export function upload<T = Attachment>(
  server: Server,
  person: Person,
  chatRoomId: string,
  form: FormData,
): Promise<Answer<T>> {
  return rest(server, person).call('POST', `/api/message/chat-room/${chatRoomId}/attachments`, { raw: form });
}

/** As `upload`, and it must be taken. */
export async function uploaded(
  server: Server,
  person: Person,
  chatRoomId: string,
  form = formOf('notes.txt', 'What I tried'),
): Promise<Attachment> {
  const answer = await upload(server, person, chatRoomId, form);
  if (answer.status !== 201) throw new Error(`The upload was refused with ${answer.status}: ${answer.text}`);
  return answer.body;
}

/** A black picture without a library. */
export function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc((width + 1) * height));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
