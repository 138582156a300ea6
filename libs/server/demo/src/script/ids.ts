import { createHash } from 'node:crypto';

/** As the database makes them, with the time in front, but the same for the same message. */
export function messageId(key: string, seq: number, createdAt: Date): string {
  const seconds = Math.floor(createdAt.getTime() / 1000);
  return seconds.toString(16).padStart(8, '0') + digest(`message:${key}:${seq}`).slice(0, 16);
}

/** 24 hexadecimal digits for a file of a message. */
export const fileId = (message: string, file: string): string =>
  digest(`file:${message}:${file}`).slice(0, 24);

/** A UUID of version 8: of our own making. */
export function uuidOf(name: string): string {
  const hex = digest(`client:${name}`);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const digest = (text: string): string =>
  createHash('sha256').update(`officehours:demo:${text}`).digest('hex');
