import type { Id } from '@officehours/contracts';

/**
 * Keys of the query cache. What changes live (`rooms`, `log`, `reads`, `deliveries`) is written by reducers and never refetched as a
 * whole; the requests that bring it are queries of their own under `load`.
 */
export const keys = {
  me: ['me'],
  courses: ['courses'],
  staff: (courseId: Id) => ['staff', courseId],
  everyStaff: ['staff'],
  roster: (courseId: Id, q: string) => ['roster', courseId, q],
  everyRoster: ['roster'],
  file: (path: string) => ['file', path],
  everyFile: ['file'],
  roomFiles: (roomId: Id, kind: string) => ['roomFiles', roomId, kind],
  search: (request: object) => ['search', request],
  revisions: (messageId: Id, rev: number) => ['revisions', messageId, rev],
  rooms: ['rooms'],
  log: (roomId: Id) => ['log', roomId],
  everyLog: ['log'],
  reads: (roomId: Id) => ['reads', roomId],
  everyReads: ['reads'],
  deliveries: (roomId: Id) => ['deliveries', roomId],
  everyDeliveries: ['deliveries'],
  loadReceipts: (roomId: Id) => ['load', 'receipts', roomId],
  everyLoadReceipts: ['load', 'receipts'],
  loadRooms: ['load', 'rooms'],
  loadRoom: (roomId: Id) => ['load', 'room', roomId],
  loadLog: (roomId: Id) => ['load', 'log', roomId],
  everyLoadLog: ['load', 'log'],
  loadPage: (roomId: Id, position: object) => ['load', 'page', roomId, position],
  everyLoad: ['load'],
} as const;
