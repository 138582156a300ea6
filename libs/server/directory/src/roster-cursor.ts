import { invalid } from '@officehours/platform';
import type { NameCursor } from './enrolment.repository';

export function encodeCursor({ nameKey, userId }: NameCursor): string {
  return Buffer.from(`${userId}${nameKey}`).toString('base64url');
}

/** @throws `validation_failed` for one that was not made here. */
export function decodeCursor(cursor: string | undefined): NameCursor | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, userId, nameKey] = /^([0-9a-f]{24})(.+)$/s.exec(text) ?? [];
  if (userId === undefined || nameKey === undefined) throw invalid('cursor', 'cursor');
  return { userId, nameKey };
}
