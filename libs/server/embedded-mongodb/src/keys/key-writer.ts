/** A growing byte buffer for index keys; one is reused for all keys, since a key is copied out when finished. */
export class KeyWriter {
  private bytes = Buffer.allocUnsafe(4096);
  length = 0;

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + count));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  uint16(value: number): void {
    this.reserve(2);
    this.length = this.bytes.writeUInt16BE(value, this.length);
  }

  uint32(value: number): void {
    this.reserve(4);
    this.length = this.bytes.writeUInt32BE(value, this.length);
  }

  raw(value: Uint8Array): void {
    this.reserve(value.length);
    this.bytes.set(value, this.length);
    this.length += value.length;
  }

  /** A double so that bytes sort as numbers do; NaN sorts below every other. */
  double(value: number): void {
    this.reserve(8);
    if (Number.isNaN(value)) {
      this.bytes.fill(0, this.length, this.length + 8);
    } else {
      this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length);
      if (this.bytes[this.length]! >= 0x80) this.invert(this.length, this.length + 8);
      else this.bytes[this.length]! |= 0x80;
    }
    this.length += 8;
  }

  /** Text in UTF-8 with an end that sorts before every continuation: 00 becomes 00 FF, the end is 00 00. */
  text(value: string): void {
    const bound = value.length * 3;
    this.reserve(bound + 2);
    const written = this.bytes.write(value, this.length, bound, 'utf8');
    if (value.includes('\0')) {
      const plain = Buffer.from(this.bytes.subarray(this.length, this.length + written));
      this.escaped(plain);
    } else {
      this.length += written;
    }
    this.uint16(0);
  }

  private escaped(plain: Buffer): void {
    for (const byte of plain) {
      this.byte(byte);
      if (byte === 0) this.byte(0xff);
    }
  }

  /** Turns the order of the bytes from `start` around: how a descending component is stored. */
  invert(start: number, end = this.length): void {
    for (let i = start; i < end; i++) this.bytes[i] = ~this.bytes[i]! & 0xff;
  }

  finish(): Buffer {
    const key = Buffer.allocUnsafe(this.length);
    this.bytes.copy(key, 0, 0, this.length);
    this.length = 0;
    if (this.bytes.length > 65536) this.bytes = Buffer.allocUnsafe(4096);
    return key;
  }
}
