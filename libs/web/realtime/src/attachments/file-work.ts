import { attachmentDiscard, attachmentRules } from '@officehours/api-client';
import { isBlank, type Attachment, type Id, type Message, type UploadRules } from '@officehours/contracts';
import type { Officehours } from '../client/officehours';
import type { TokenSource } from '../connection/token-source';
import type { OutboxItem } from '../outbox/item';
import type { Locks } from '../outbox/turn';
import { dataOf } from '../rest/answer';
import { OfficehoursError } from '../rest/error';
import { uuid } from '../support/uuid';
import { FilePlaces } from './file-places';
import { idbTrays } from './idb-trays';
import { sendByXhr, type SendBytes } from './send-bytes';
import { Tray } from './tray';
import { TrayKeeper } from './tray-keeper';
import type { TrayStorage } from './tray-storage';
import type { FileProgress, OutgoingFile } from './types';
import { upload } from './upload';
import { Uploads } from './uploads';

/** Own files whose bytes are held for being shown. */
const LOCAL_FILES = 50;
/** The service sweeps what nobody sends within a day; what was brought this recently is there. */
const FRESH_MS = 60 * 60_000;

export interface FileWorkParts {
  baseUrl: string;
  tokens: TokenSource;
  locks: Locks | undefined;
  client: Pick<Officehours, 'rest' | 'connection' | 'outbox' | 'files' | 'me'>;
}

/** Everything that is done with files on their way. Fetched with the first of them. */
export class FileWork {
  readonly tray: Tray;
  private readonly keeper: TrayKeeper;
  private readonly places: FilePlaces;
  private readonly uploads: Uploads;
  private readonly broughtAt = new Map<string, number>();
  private readonly unfollow: (() => void)[];
  private known: UploadRules | null = null;
  private isHeld = false;

  constructor(
    private readonly parts: FileWorkParts,
    send: SendBytes = sendByXhr,
    storage: TrayStorage = idbTrays(),
  ) {
    const { client, locks } = parts;
    const { files, outbox, connection, rest } = client;
    this.places = new FilePlaces(client);
    this.uploads = new Uploads({
      upload: (roomId, file, hearing) => upload({ ...parts, send }, roomId, file, hearing),
      locks,
      known: async (key) => (await this.places.kept(key))?.attachment ?? null,
      onProgress: (key, progress) => this.tell(key, progress),
      onDone: (file, attachment) => this.done(file, attachment),
      onRefused: async ({ key }, { refusal }) => void (await this.places.change(key, { refusal })),
    });
    this.tray = new Tray({
      files,
      places: this.places,
      uploads: this.uploads,
      rules: () => this.rules(),
      discard: (id) => dataOf(attachmentDiscard({ client: rest.client, path: { id } })),
    });
    const onFound: Tray['restore'] = (roomId, found) => this.tray.restore(roomId, found);
    this.keeper = new TrayKeeper({ storage, locks, client, onFound });
    const onChange = () => this.endUnwanted();
    this.unfollow = [
      files.trays.subscribe(onChange),
      outbox.entries.subscribe(onChange),
      connection.state.subscribe(() => connection.state.get().status === 'online' && this.resume()),
    ];
  }

  /** Nothing more is brought before there is a connection again. */
  hold(): void {
    this.isHeld = true;
    this.uploads.keepOnly(new Set());
  }

  stop(): void {
    for (const unfollow of this.unfollow) unfollow();
    this.keeper.stop();
    this.uploads.keepOnly(new Set());
  }

  /** What a file may be; null where that cannot be learnt now. */
  async rules(): Promise<UploadRules | null> {
    this.known ??= await dataOf(attachmentRules({ client: this.parts.client.rest.client })).catch(() => null);
    return this.known;
  }

  /** Brings the files of a message to the service, then the message with their ids, in their order. */
  async send(item: OutboxItem, send: (attachmentIds: Id[]) => Promise<Message>): Promise<Message> {
    const ids = await this.bring(item);
    try {
      return await send(ids);
    } catch (error) {
      const isGone = error instanceof OfficehoursError && error.code === 'not_found';
      if (!isGone || this.isFresh(item)) throw error;
      // The service kept them for a day and swept them; as new files they are brought again.
      const anew = await this.parts.client.outbox.amend(item.clientMessageId, withNewFiles);
      if (!anew) throw error;
      return send(await this.bring(anew));
    }
  }

  /** Takes a file that is not uploaded yet out of a message; one that has nothing else is deleted. */
  async takeOut(clientMessageId: string, key: string): Promise<void> {
    const { outbox } = this.parts.client;
    const without = ({ files = [], ...item }: OutboxItem) => ({
      ...item,
      failure: null,
      files: files.filter((file) => file.key !== key || file.attachment),
    });
    const entry = outbox.entries.get().find(({ item }) => item.clientMessageId === clientMessageId);
    if (!entry || entry.stored) return;
    const left = without(entry.item);
    if (left.files.length === 0 && isBlank(left.content)) outbox.remove(clientMessageId);
    else await outbox.amend(clientMessageId, without);
  }

  private resume(): void {
    this.uploads.nudge();
    if (this.isHeld) this.tray.bringAll();
    this.isHeld = false;
  }

  private async bring(item: OutboxItem): Promise<Id[]> {
    const one = async (file: OutgoingFile) => {
      if (file.attachment) return;
      if (file.refusal) await this.places.change(file.key, { refusal: null });
      await this.uploads.run(item.chatRoomId, file).catch((error: unknown) => {
        // Taken out of the message meanwhile, which goes without it.
        if (this.isIn(item, file)) throw error;
      });
    };
    await Promise.all((item.files ?? []).map(one));
    // As it is kept: where two tabs brought the same file, both send the one that was first.
    const now = await this.parts.client.outbox.amend(item.clientMessageId, (current) => ({ ...current }));
    if (!now) throw new OfficehoursError('not_found', { message: 'it was deleted' });
    return (now.files ?? []).flatMap(({ attachment }) => (attachment ? [attachment.id] : []));
  }

  private isIn({ clientMessageId }: OutboxItem, { key }: OutgoingFile): boolean {
    const entries = this.parts.client.outbox.entries.get();
    const message = entries.find(({ item }) => item.clientMessageId === clientMessageId);
    return !message || (message.item.files ?? []).some((file) => file.key === key);
  }

  private isFresh({ files = [] }: OutboxItem): boolean {
    const since = Date.now() - FRESH_MS;
    return files.every(({ key }) => (this.broughtAt.get(key) ?? 0) > since);
  }

  private async done({ key, blob }: OutgoingFile, attachment: Attachment): Promise<void> {
    const { local } = this.parts.client.files;
    local.set(attachment.id, blob);
    for (const id of local.keys()) if (local.size > LOCAL_FILES) local.delete(id);
    this.broughtAt.set(key, Date.now());
    await this.places.change(key, { attachment, refusal: null });
  }

  private tell(key: string, progress: FileProgress): void {
    this.parts.client.files.progress.update((all) => new Map(all).set(key, progress));
  }

  private endUnwanted(): void {
    const wanted = this.places.wanted();
    this.uploads.keepOnly(wanted);
    for (const key of this.broughtAt.keys()) if (!wanted.has(key)) this.broughtAt.delete(key);
    this.parts.client.files.progress.update((all) => {
      const left = [...all].filter(([key]) => wanted.has(key));
      return left.length === all.size ? all : new Map(left);
    });
  }
}

function withNewFiles(item: OutboxItem): OutboxItem {
  const files = (item.files ?? []).map((file) => ({ ...file, key: uuid(), attachment: null }));
  return { ...item, files };
}
