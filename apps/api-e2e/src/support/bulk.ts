import type { Message } from '@officehours/contracts';
import type { Client } from './client';

/** Sends `contents` one behind the other without waiting for answers; resolves with the stored messages. */
export async function pipeline(client: Client, chatRoomId: string, contents: string[]): Promise<Message[]> {
  return Promise.all(contents.map((content) => client.do('sendMessage', { chatRoomId, content })));
}

/** `prefix 1` to `prefix n`. */
export function numbered(prefix: string, n: number): string[] {
  return Array.from({ length: n }, (_, index) => `${prefix} ${index + 1}`);
}
