import type { Attachment, Id } from '@officehours/contracts';
import { keys } from '../cache/keys';
import type { Officehours } from '../client/officehours';
import { OfficehoursError } from '../rest/error';
import { createStore, type Store } from '../support/store';
import { blobAt, filePath, forgetOldest } from './use-file';

/** A film on its way here, or why it did not come. */
export interface FilmState {
  /** From 0 to 1, in hundredths; null when it is not on its way. */
  fraction: number | null;
  error: OfficehoursError | null;
}

/** Films are large: fetched only on wish, with a way back. What came stays a while, as pictures do. */
export class Films {
  /** By the id of the file; nothing is said of one that nobody asked for, or that is there. */
  readonly states: Store<ReadonlyMap<Id, FilmState>> = createStore(new Map());
  private readonly loads = new Map<Id, AbortController>();

  constructor(private readonly client: Pick<Officehours, 'queryClient' | 'rest' | 'files'>) {}

  /**
   * All of a film; null when it was given up or could not be had.
   *
   * @param isWanted Asked while it comes: the place it was to be shown in may be gone.
   */
  async load(file: Attachment, isWanted: () => boolean): Promise<Blob | null> {
    const { queryClient, files } = this.client;
    const queryKey = keys.file(filePath(file, 'all'));
    const here = files.local.get(file.id) ?? queryClient.getQueryData<Blob>(queryKey);
    if (here) return here;
    if (this.loads.has(file.id)) return null;
    const abort = new AbortController();
    this.loads.set(file.id, abort);
    this.tell(file.id, { fraction: 0, error: null });
    try {
      const blob = await this.fetch(file, abort, isWanted);
      queryClient.setQueryData(queryKey, blob);
      forgetOldest(queryClient);
      this.tell(file.id, null);
      return blob;
    } catch (error) {
      const failure = error instanceof OfficehoursError ? error : new OfficehoursError('network');
      this.tell(file.id, abort.signal.aborted ? null : { fraction: null, error: failure });
      return null;
    } finally {
      this.loads.delete(file.id);
    }
  }

  cancel(id: Id): void {
    this.loads.get(id)?.abort();
  }

  private fetch(file: Attachment, abort: AbortController, isWanted: () => boolean): Promise<Blob> {
    const onPart = (bytes: number): void => {
      if (!isWanted()) abort.abort();
      const fraction = Math.floor((Math.min(bytes, file.size) / file.size) * 100) / 100;
      if (fraction !== this.states.get().get(file.id)?.fraction)
        this.tell(file.id, { fraction, error: null });
    };
    return blobAt(this.client.rest, filePath(file, 'all'), abort.signal, (answer) => inParts(answer, onPart));
  }

  private tell(id: Id, state: FilmState | null): void {
    this.states.update((all) => {
      const next = new Map(all);
      if (state) next.set(id, state);
      else next.delete(id);
      return next;
    });
  }
}

async function inParts(answer: Response, onPart: (bytes: number) => void): Promise<Blob> {
  const type = answer.headers.get('Content-Type') ?? '';
  const reader = answer.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return new Blob(parts, { type });
    parts.push(part.value);
    onPart((bytes += part.value.length));
  }
}
