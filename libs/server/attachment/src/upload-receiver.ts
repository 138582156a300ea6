import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { AppError, invalid, parsePayload, Settings } from '@officehours/platform';
import type { Request, Response } from 'express';
import multer from 'multer';
import { UploadFieldsDto } from './attachment.dto';
import { refused } from './refusals';
import { UploadSpeed } from './upload-speed';

export interface Received {
  path: string;
  /** As it was sent. */
  name: string;
  size: number;
  fields: UploadFieldsDto;
}

const FIELD_BYTES = 24 * 1024;

/** Takes one file off a multipart request and streams it to the disk. */
@Injectable()
export class UploadReceiver {
  constructor(
    private readonly settings: Settings,
    private readonly speed: UploadSpeed,
  ) {}

  /** @throws a refusal when there is not exactly one file, it is empty or too large, or the request is malformed. */
  async receive(request: Request, response: Response, folder: string): Promise<Received> {
    const unwatch = this.speed.watch(request);
    // Not until the request ends: the connection of a refused one may carry the next.
    await this.parse(request, response, folder).finally(unwatch);
    const { file } = request;
    if (!file) throw refused('required');
    if (file.size === 0) throw refused('empty');
    return {
      path: file.path,
      name: file.originalname,
      size: file.size,
      fields: parsePayload(UploadFieldsDto, { ...(request.body as object) }),
    };
  }

  private parse(request: Request, response: Response, folder: string): Promise<void> {
    const take = multer({
      storage: new OneFile(join(folder, 'upload')),
      defParamCharset: 'utf8',
      limits: {
        fileSize: this.settings.fileMaxSize,
        files: 1,
        fields: 3,
        parts: 4,
        fieldSize: FIELD_BYTES,
        fieldNameSize: 100,
        headerPairs: 20,
      },
    }).single('file');
    return new Promise((resolve, reject) => {
      // Who went away before anyone listened says nothing any more, and nothing would ever end.
      const goneAway = () => reject(invalid('', 'malformed_multipart'));
      if (request.destroyed && !request.complete) return goneAway();
      request.once('close', () => request.complete || goneAway());
      take(request, response, (error: unknown) => (error ? reject(refusalOf(error)) : resolve()));
    });
  }
}

/** The path is ours whatever the file is called. */
class OneFile implements multer.StorageEngine {
  constructor(private readonly path: string) {}

  _handleFile(
    _request: Request,
    file: Express.Multer.File,
    done: (error?: unknown, info?: object) => void,
  ): void {
    const target = createWriteStream(this.path, { flags: 'wx', mode: 0o600 });
    pipeline(file.stream, target).then(
      () => done(null, { path: this.path, size: target.bytesWritten }),
      (error: unknown) => done(error),
    );
  }

  /** The folder goes as a whole. */
  _removeFile(_request: Request, _file: Express.Multer.File, done: (error: Error | null) => void): void {
    done(null);
  }
}

function refusalOf(error: unknown): AppError {
  if (!(error instanceof Error)) return new AppError('internal', { cause: error });
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'LIMIT_FILE_SIZE') return refused('too_large', error);
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE') return refused('one_file', error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('storage_full', { cause: error });
  if (code !== undefined && /^E[A-Z]+$/.test(code) && code !== 'ECONNRESET')
    return new AppError('internal', { cause: error });
  return invalid('', 'malformed_multipart');
}
