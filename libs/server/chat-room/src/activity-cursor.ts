import { invalid } from '@officehours/platform';
import type { ActivityCursor } from './room.repository';

export function encodeActivity({ at, id }: ActivityCursor): string {
  return Buffer.from(`${id}${at.getTime()}`).toString('base64url');
}

/** @throws `validation_failed` for one that was not made here. */
export function decodeActivity(cursor: string | undefined): ActivityCursor | undefined {
  if (cursor === undefined) return undefined;
  const [, id, time] = /^([0-9a-f]{24})(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (id === undefined || time === undefined) throw invalid('cursor', 'cursor');
  return { id, at: new Date(Number(time)) };
}
