/** A box of an MP4 file with what is in it. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** The same with its length in eight bytes. */
export function longBox(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1, 0);
  head.write(type, 4, 'latin1');
  head.writeBigUInt64BE(BigInt(16 + content.length), 8);
  return Buffer.concat([head, content]);
}

export const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeUInt32BE(value, 4 * index));
  return bytes;
};

/** The handler of a track: what it holds. */
export const handler = (type: string): Buffer => box('hdlr', numbers(0, 0), type, numbers(0, 0, 0));

/** An element of a WebM file; its length is left open with `isOpen`. */
export function element(id: number, content: Buffer | string, isOpen = false): Buffer {
  const body = Buffer.from(content);
  const name = Buffer.from(id.toString(16), 'hex');
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(isOpen ? 0x01ffffffffffffffn : (1n << 56n) | BigInt(body.length));
  return Buffer.concat([name, size, body]);
}
