/**
 * Which changes of a room have been seen. Every edit, deletion, reaction and pin has a number in its room, without holes,
 * so that a lost one shows like a lost message does.
 */
export interface ChangeCursor {
  /** All changes up to this one are seen; null until the first page says where to begin. */
  seen: number | null;
  /** Changes seen after a hole, ascending. */
  ahead: readonly number[];
}

export const NO_CHANGES: ChangeCursor = { seen: null, ahead: [] };

/** A change was seen, perhaps again, perhaps before an earlier one. */
export function seeChange(cursor: ChangeCursor, changeSeq: number): ChangeCursor {
  const isKnown = changeSeq <= (cursor.seen ?? 0) || cursor.ahead.includes(changeSeq);
  return isKnown ? cursor : settle({ ...cursor, ahead: [...cursor.ahead, changeSeq].sort((a, b) => a - b) });
}

/** Everything up to `changeSeq` has been fetched. */
export function seeAllUpTo(cursor: ChangeCursor, changeSeq: number): ChangeCursor {
  return settle({ ...cursor, seen: Math.max(cursor.seen ?? 0, changeSeq) });
}

function settle({ seen, ahead }: ChangeCursor): ChangeCursor {
  if (seen === null) return { seen, ahead };
  let end = seen;
  const left = ahead.filter((changeSeq) => {
    if (changeSeq === end + 1) end = changeSeq;
    return changeSeq > end;
  });
  return { seen: end, ahead: left };
}
