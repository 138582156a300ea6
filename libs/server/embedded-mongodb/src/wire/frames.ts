import { headerSize, ProtocolError } from './message.ts';

/** Cuts a byte stream into messages. Bytes are kept as they came until a message is whole. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private size = 0;

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.size += chunk.length;
  }

  /** The next whole message, or undefined until more bytes come. @param largest the bytes that one may have. */
  next(largest: number): Buffer | undefined {
    if (this.size < 4) return undefined;
    const length = this.peekLength();
    if (length < headerSize || length > largest) throw new ProtocolError(`a message claims ${length} bytes`);
    return this.size < length ? undefined : this.take(length);
  }

  private peekLength(): number {
    if (this.chunks[0]!.length < 4) this.chunks = [Buffer.concat(this.chunks)];
    return this.chunks[0]!.readInt32LE(0);
  }

  private take(length: number): Buffer {
    if (this.chunks[0]!.length < length) this.chunks = [Buffer.concat(this.chunks)];
    const first = this.chunks[0]!;
    const message = first.subarray(0, length);
    if (first.length === length) this.chunks.shift();
    else this.chunks[0] = first.subarray(length);
    this.size -= length;
    return message;
  }
}
