import type { Attachment, Id } from '@officehours/contracts';
import type { Locks } from '../outbox/turn';
import { OfficehoursError } from '../rest/error';
import { backoff } from '../support/backoff';
import { Slots } from '../support/slots';
import type { BytesRequest } from './send-bytes';
import { FileRefused, fileRefusalOf, isReadable, TooSlow } from './refusal';
import type { FileProgress, OutgoingFile } from './types';

/** The service takes six of one person; another device of theirs wants some as well. */
const AT_ONCE = 3;
/** Who is told so often that their connection is too slow has to know, and decides when to try again. */
const SLOW_ATTEMPTS = 3;

export interface UploadsOptions {
  upload(
    roomId: Id,
    file: OutgoingFile,
    hearing: Pick<BytesRequest, 'signal' | 'onProgress'>,
  ): Promise<Attachment>;
  locks: Locks | undefined;
  /** What another tab has made of a file since; null when it is still to be brought. */
  known(key: string): Promise<Attachment | null>;
  onProgress(key: string, progress: FileProgress): void;
  /** The service has it. Others are let to the file when this has resolved. */
  onDone(file: OutgoingFile, attachment: Attachment): Promise<void>;
  onRefused(file: OutgoingFile, refused: FileRefused): Promise<void>;
}

class Task {
  readonly abort = new AbortController();
  done!: Promise<Attachment>;
  /** Ends the wait for the next attempt. */
  go: () => void = nothing;
  /** The service said how long to wait. */
  isTold = false;
  /** Attempts that were refused as too slow. */
  slow = 0;

  constructor(
    readonly roomId: Id,
    readonly file: OutgoingFile,
  ) {}

  get isOver(): boolean {
    return this.abort.signal.aborted;
  }
}

const nothing = (): void => undefined;

/** Files on their way: a few at a time, each until the service has it, refuses it for good, or nobody wants it any more. */
export class Uploads {
  private readonly tasks = new Map<string, Task>();
  private readonly slots = new Slots(AT_ONCE);

  constructor(private readonly options: UploadsOptions) {}

  /** Begins, or joins what is under way. Rejects with a `FileRefused`. */
  run(roomId: Id, file: OutgoingFile): Promise<Attachment> {
    const before = this.tasks.get(file.key);
    if (before) return before.done;
    const task = new Task(roomId, file);
    this.tasks.set(file.key, task);
    task.done = this.work(task).finally(() => this.tasks.delete(file.key));
    task.done.catch(nothing);
    return task.done;
  }

  /** Ends whatever is not among these. */
  keepOnly(wanted: ReadonlySet<string>): void {
    for (const [key, task] of this.tasks) if (!wanted.has(key)) this.end(task);
  }

  /** The connection is better than it was: waits are cut short, except those the service asked for. */
  nudge(): void {
    for (const task of this.tasks.values()) if (!task.isTold) task.go();
  }

  /** The person does not want to wait. */
  hurry(key: string): void {
    this.tasks.get(key)?.go();
  }

  private end(task: Task): void {
    task.abort.abort();
    task.go();
  }

  private async work(task: Task): Promise<Attachment> {
    const { file } = task;
    this.tell(task, { state: 'waiting', fraction: 0 });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.slots.use(() => this.alone(file.key, () => this.attempt(task)));
      } catch (error) {
        if (task.isOver) throw new OfficehoursError('not_found', { message: 'nobody wants it any more' });
        const refused = fileRefusalOf(error) ?? tooSlowFor(task, error) ?? (await unreadable(file));
        if (refused) {
          await this.options.onRefused(file, refused);
          throw refused;
        }
        await this.pause(task, attempt, error);
      }
    }
  }

  private async attempt(task: Task): Promise<Attachment> {
    const { roomId, file, abort } = task;
    if (task.isOver) throw new OfficehoursError('network');
    const known = await this.options.known(file.key);
    if (known) return known;
    this.tell(task, { state: 'uploading', fraction: 0 });
    const attachment = await this.options.upload(roomId, file, {
      signal: abort.signal,
      onProgress: (fraction) => this.tell(task, { state: fraction < 1 ? 'uploading' : 'checking', fraction }),
    });
    if (task.isOver) throw new OfficehoursError('network');
    await this.options.onDone(file, attachment);
    return attachment;
  }

  /** One tab at a time works on a file. */
  private alone(key: string, work: () => Promise<Attachment>): Promise<Attachment> {
    const { locks } = this.options;
    return locks ? locks.request(`officehours:file:${key}`, work) : work();
  }

  private pause(task: Task, attempt: number, error: unknown): Promise<void> {
    const failure = error instanceof OfficehoursError ? error : null;
    this.tell(task, { state: 'waiting', fraction: 0, problem: failure?.code ?? 'network' });
    return new Promise((resolve) => {
      const timer = setTimeout(() => task.go(), failure?.retryAfterMs ?? backoff(attempt));
      task.isTold = failure?.retryAfterMs !== undefined;
      task.go = () => {
        clearTimeout(timer);
        task.go = nothing;
        resolve();
      };
      if (task.isOver) task.go();
    });
  }

  private tell({ file, isOver }: Task, progress: FileProgress): void {
    if (!isOver) this.options.onProgress(file.key, progress);
  }
}

function tooSlowFor(task: Task, error: unknown): FileRefused | null {
  if (!(error instanceof TooSlow)) return null;
  task.slow += 1;
  return task.slow < SLOW_ATTEMPTS ? null : new FileRefused('too_slow', error);
}

async function unreadable(file: OutgoingFile): Promise<FileRefused | null> {
  return (await isReadable(file)) ? null : new FileRefused('unreadable_here');
}
