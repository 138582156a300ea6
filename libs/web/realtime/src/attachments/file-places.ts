import type { Id } from '@officehours/contracts';
import type { Outbox } from '../outbox/outbox';
import type { LaterFiles } from './later-files';
import type { OutgoingFile } from './types';

type Places = { files: Pick<LaterFiles, 'trays' | 'fill'>; outbox: Pick<Outbox, 'entries' | 'amend'> };

/** Where a file on its way is: in a tray, and then in a message that is not stored yet. */
export class FilePlaces {
  constructor(private readonly places: Places) {}

  /** The keys of all files that somebody still wants. */
  wanted(): ReadonlySet<string> {
    const { files, outbox } = this.places;
    const chosen = [...files.trays.get().values()].flat();
    const unsent = outbox.entries.get().flatMap(({ item }) => item.files ?? []);
    return new Set([...chosen, ...unsent].map(({ key }) => key));
  }

  /** Changes a file wherever it is now; answers it as it is then, null when it is gone. */
  async change(key: string, change: Partial<OutgoingFile>): Promise<OutgoingFile | null> {
    const changed = (list: readonly OutgoingFile[]) =>
      list.map((file) => (file.key === key ? { ...file, ...change } : file));
    const message = this.messageOf(key);
    if (message !== null) {
      const amended = await this.places.outbox.amend(message, (item) => ({
        ...item,
        files: changed(item.files ?? []),
      }));
      return amended?.files?.find((file) => file.key === key) ?? null;
    }
    for (const [roomId, tray] of this.places.files.trays.get()) {
      if (!tray.some((file) => file.key === key)) continue;
      const after = changed(tray);
      this.places.files.fill(roomId, after);
      return after.find((file) => file.key === key) ?? null;
    }
    return null;
  }

  /** What is kept of a file of a message, which another tab may have brought to the service. */
  async kept(key: string): Promise<OutgoingFile | null> {
    return this.messageOf(key) === null ? null : this.change(key, {});
  }

  private messageOf(key: string): Id | null {
    const entries = this.places.outbox.entries.get();
    const entry = entries.find(({ item, stored }) => !stored && item.files?.some((file) => file.key === key));
    return entry?.item.clientMessageId ?? null;
  }
}
