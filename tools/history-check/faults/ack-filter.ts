const UPGRADE = /^upgrade: websocket\r?$/im;
const SEND = /^POST \/api\/message\/message /;
/** Socket.IO's packet type for an acknowledgement, in Engine.IO's for a message. */
const ACK = '43';

/**
 * Takes acknowledgements out of one connection's answers. Of a WebSocket, only the frames that carry them; an answer
 * over plain HTTP cannot be left out alone, so the connection is given up when it comes.
 */
export class AckFilter {
  private readonly drop: () => boolean;
  private kind: 'unknown' | 'http' | 'handshake' | 'frames' = 'unknown';
  private doomed = false;
  private rest: Buffer = Buffer.alloc(0);

  constructor(drop: () => boolean) {
    this.drop = drop;
  }

  /** Looks at what the client says. */
  request(chunk: Buffer): void {
    if (this.kind === 'frames' || this.kind === 'handshake') return;
    const head = chunk.subarray(0, 2_000).toString('latin1');
    this.kind = UPGRADE.test(head) ? 'handshake' : 'http';
    if (SEND.test(head) && this.drop()) this.doomed = true;
  }

  /** What the client may have of the server's answer; undefined: nothing, and no connection any more. */
  response(chunk: Buffer): Buffer | undefined {
    if (this.kind === 'http') return this.doomed ? undefined : chunk;
    this.rest = Buffer.concat([this.rest, chunk]);
    if (this.kind === 'handshake') return this.pastHandshake();
    return this.frames();
  }

  private pastHandshake(): Buffer {
    const end = this.rest.indexOf('\r\n\r\n');
    if (end < 0) return Buffer.alloc(0);
    const head = this.rest.subarray(0, end + 4);
    this.rest = this.rest.subarray(end + 4);
    this.kind = 'frames';
    return Buffer.concat([head, this.frames()]);
  }

  /** Whole frames only (RFC 6455 §5.2; a server's are never masked, and ours are never compressed). */
  private frames(): Buffer {
    const passed: Buffer[] = [];
    for (let size = frameSize(this.rest); size > 0 && size <= this.rest.length; size = frameSize(this.rest)) {
      const frame = this.rest.subarray(0, size);
      this.rest = this.rest.subarray(size);
      const isAck = payloadOf(frame).subarray(0, ACK.length).toString('latin1') === ACK;
      if (!isAck || !this.drop()) passed.push(frame);
    }
    return Buffer.concat(passed);
  }
}

const headerSize = (frame: Buffer): number => {
  const length = (frame[1] ?? 0) & 0x7f;
  if (length < 126) return 2;
  return length === 126 ? 4 : 10;
};

/** 0 while the header is not complete. */
function frameSize(bytes: Buffer): number {
  if (bytes.length < 2 || bytes.length < headerSize(bytes)) return 0;
  const length = (bytes[1] ?? 0) & 0x7f;
  if (length < 126) return 2 + length;
  return length === 126 ? 4 + bytes.readUInt16BE(2) : 10 + Number(bytes.readBigUInt64BE(2));
}

const payloadOf = (frame: Buffer): Buffer => frame.subarray(headerSize(frame));
