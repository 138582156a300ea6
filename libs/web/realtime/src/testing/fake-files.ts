import type { Attachment, ErrorCode, UploadRefusal } from '@officehours/contracts';
import type { BytesRequest, SendBytes } from '../attachments/send-bytes';
import { OfficehoursError } from '../rest/error';
import { idOf } from './builders';

/** One request that brings a file, held until the test says how it ends. */
export interface FakeUpload {
  name: string;
  request: BytesRequest;
  isAborted: boolean;
  /** The service has it, and describes it so. */
  take(): void;
  refuse(code: ErrorCode, status: number, rule?: UploadRefusal): void;
  lose(): void;
}

/** The service as far as files are brought to it. */
export class FakeFiles {
  /** In the order of their beginning. */
  readonly uploads: FakeUpload[] = [];
  /** Takes each at once. */
  isQuick = false;
  isUp = true;
  private taken = 0;

  readonly send: SendBytes = (request) =>
    new Promise((resolve, reject) => {
      const lose = () => reject(new OfficehoursError('network'));
      if (!this.isUp) return lose();
      const file = request.body.get('file') as File;
      const answer = (status: number, body: unknown) =>
        resolve({ status, headers: { get: () => null }, body });
      const upload: FakeUpload = {
        name: file.name,
        request,
        isAborted: false,
        take: () => answer(201, attachmentOf(file, (this.taken += 1))),
        refuse: (code, status, rule) =>
          answer(status, { code, detail: code, errors: rule ? [{ path: 'file', rule }] : [] }),
        lose,
      };
      request.signal.addEventListener('abort', () => {
        upload.isAborted = true;
        lose();
      });
      this.uploads.push(upload);
      if (this.isQuick) upload.take();
    });

  get last(): FakeUpload {
    return this.uploads.at(-1)!;
  }
}

export function attachmentOf({ name, size }: Pick<File, 'name' | 'size'>, n: number): Attachment {
  return {
    id: idOf('d', 1000 + n),
    name,
    kind: 'file',
    mimeType: 'text/plain',
    size,
    width: null,
    height: null,
    placeholder: null,
    hasThumbnail: false,
    durationMs: null,
    waveform: null,
    transcript: null,
  };
}
