import type { Id, Message } from '@officehours/contracts';
import type { OutboxItem } from '../outbox/item';
import { createStore, type Store } from '../support/store';
import type { FileWork } from './file-work';
import type { FileProgress, OutgoingFile } from './types';

/** What is known of files on their way, for everything that draws them. The code that brings them to the service is fetched with the first one. */
export class LaterFiles {
  /** By `OutgoingFile.key`; whoever is not in it waits. */
  readonly progress: Store<ReadonlyMap<string, FileProgress>> = createStore(new Map());
  /** What is chosen for the next message of a room, by its id. */
  readonly trays: Store<ReadonlyMap<Id, readonly OutgoingFile[]>> = createStore(new Map());
  /** See `LocalFiles`. */
  readonly local = new Map<Id, Blob>();
  private loading: Promise<FileWork> | null = null;

  constructor(private readonly load: () => Promise<FileWork>) {}

  /** Rejects where the code cannot be fetched; the next call tries again. */
  work(): Promise<FileWork> {
    this.loading ??= this.load();
    this.loading.catch(() => (this.loading = null));
    return this.loading;
  }

  /** Brings the files of a message to the service, then the message with their ids. */
  async send(item: OutboxItem, send: (attachmentIds: Id[]) => Promise<Message>): Promise<Message> {
    return (await this.work()).send(item, send);
  }

  /** Takes what is chosen for a room, for the message that is being sent. */
  take(roomId: Id, use: (files: readonly OutgoingFile[]) => string): string {
    const answer = use(this.trays.get().get(roomId) ?? []);
    this.fill(roomId, []);
    return answer;
  }

  /** What is chosen for a room from now on. */
  fill(roomId: Id, files: readonly OutgoingFile[]): void {
    this.trays.update((trays) => new Map(trays).set(roomId, files));
  }

  /** Brings nothing more to the service until there is a connection again; what is chosen stays. */
  hold(): void {
    this.end((work) => work.hold());
  }

  /** Ends what is under way; messages keep their files, and the browser what is chosen. */
  stop(): void {
    this.end((work) => work.stop());
    this.loading = null;
    this.trays.set(new Map());
    this.local.clear();
  }

  private end(how: (work: FileWork) => void): void {
    void this.loading?.then(how, () => undefined);
  }
}
