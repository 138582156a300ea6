import { createReadStream } from 'node:fs';
import type NodeClam from 'clamscan';
import { FileScanner } from './file-scanner';

const TIMEOUT_MS = 60_000;

/** Streams each file to a ClamAV daemon. Its `StreamMaxLength` has to be as large as `FILE_MAX_SIZE`. */
export class ClamdScanner extends FileScanner {
  private client: Promise<NodeClam> | undefined;

  /** @param url `tcp://host:port` or `unix:/path`. */
  constructor(private readonly url: string) {
    super();
  }

  async scan(path: string): Promise<string | null> {
    const client = await (this.client ??= this.connect().catch(this.forget));
    const stream = createReadStream(path);
    try {
      const { isInfected, viruses } = await client.scanStream(stream);
      // Null is neither: the daemon said something that is no verdict.
      if (typeof isInfected !== 'boolean') throw new Error('the scanner gave no verdict');
      return isInfected ? (viruses[0] ?? 'unnamed') : null;
    } finally {
      stream.destroy();
    }
  }

  /** What failed once is tried again with the next file. */
  private readonly forget = (error: unknown): never => {
    this.client = undefined;
    throw error;
  };

  private async connect(): Promise<NodeClam> {
    const { default: Clam } = await import('clamscan');
    const target = this.url.startsWith('unix:')
      ? { socket: this.url.slice('unix:'.length) }
      : { host: new URL(this.url).hostname, port: Number(new URL(this.url).port) };
    return new Clam().init({
      clamscan: { active: false },
      // Whether it is there shows at the first file, and the next one asks again.
      clamdscan: { ...target, timeout: TIMEOUT_MS, localFallback: false, bypassTest: true, path: '' },
      preference: 'clamdscan',
    });
  }
}
