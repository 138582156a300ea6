import type { Readable } from 'node:stream';

/** Bytes from `start` to `end`, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Where the bytes of files are kept, under keys of hex digits that the service makes: the port a host replaces with
 * `AttachmentModule.forRoot({ providers: [{ provide: FileStore, useClass: Theirs }] })`.
 */
export abstract class FileStore {
  /** Keeps the file at `path`, which may be moved away. Durable when it returns: no crash loses it. */
  abstract put(key: string, path: string): Promise<void>;
  /** @throws when there is nothing under the key. */
  abstract read(key: string, range?: ByteRange): Promise<Readable>;
  /** Also when there is nothing under the key. */
  abstract remove(key: string): Promise<void>;
}
