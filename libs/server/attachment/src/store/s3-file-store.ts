import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { S3Settings } from '@officehours/platform';
import { AwsClient } from 'aws4fetch';
import { FileStore, type ByteRange } from './file-store';

/** One object per key in a bucket of any S3-compatible storage, addressed by path. */
export class S3FileStore extends FileStore {
  private readonly client: AwsClient;
  private readonly base: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings) {
    super();
    // Three attempts: what a storage answers with 5xx it often takes the second time.
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
    this.base = `${endpoint}/${bucket}`;
  }

  /** A blob on the disk: sent as it is read, with its length said beforehand. */
  async put(key: string, path: string): Promise<void> {
    await this.ask(key, { method: 'PUT', body: await openAsBlob(path) }, [200]);
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    const headers = range && { range: `bytes=${range.start}-${range.end}` };
    const { body } = await this.ask(key, { headers }, [range ? 206 : 200]);
    if (!body) throw new Error('the storage answered without a body');
    return Readable.fromWeb(body as ReadableStream);
  }

  async remove(key: string): Promise<void> {
    const { body } = await this.ask(key, { method: 'DELETE' }, [200, 204, 404]);
    await body?.cancel();
  }

  private async ask(key: string, init: RequestInit, expected: readonly number[]): Promise<Response> {
    const response = await this.client.fetch(`${this.base}/${key}`, init);
    if (expected.includes(response.status)) return response;
    await response.body?.cancel();
    const error = new Error(`the storage answered ${response.status}`);
    // As of a folder: what was removed a moment ago is not there, and nothing is wrong.
    throw response.status === 404 ? Object.assign(error, { code: 'ENOENT' }) : error;
  }
}
