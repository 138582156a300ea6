import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '@officehours/platform';

const ID_BYTES = 12;
const SECRET_BYTES = 32;
const TAG_BYTES = 16;
const TOKEN = new RegExp(`^[\\w-]{${((ID_BYTES + SECRET_BYTES + TAG_BYTES) / 3) * 4}}$`);

/**
 * Refresh tokens: the session's id, 256 secret bits, and a tag by which a token of ours is told from an invented one,
 * so that an old one is a sign of theft and an invented one is nothing. Opaque to everyone else.
 *
 * A token's successor is computed from it with a key of this service: whoever repeats a refresh whose answer was lost,
 * on whichever node, is given the same successor, and none has to be stored in the clear.
 */
@Injectable()
export class RefreshTokens {
  private readonly key: Uint8Array;

  constructor({ jwtSecret }: Settings) {
    // Without a secret of its own the service issues no tokens, and takes none.
    this.key = new Uint8Array(
      hkdfSync('sha256', jwtSecret ?? randomBytes(SECRET_BYTES), '', 'officehours refresh token', 32),
    );
  }

  /** The first token of a session. */
  first(sessionId: string): string {
    return this.seal(Buffer.from(sessionId, 'hex'), randomBytes(SECRET_BYTES));
  }

  /** The session of a token that was issued here. */
  sessionIdOf(token: string): string | undefined {
    if (!TOKEN.test(token)) return undefined;
    const { id, secret, tag } = open(token);
    return timingSafeEqual(tag, this.tagOf(id, secret)) ? id.toString('hex') : undefined;
  }

  successorOf(token: string): string {
    const { id, secret } = open(token);
    return this.seal(id, createHmac('sha256', this.key).update('next').update(id).update(secret).digest());
  }

  hashOf(token: string): string {
    return createHash('sha256').update(token).digest('base64url');
  }

  private seal(id: Buffer, secret: Buffer): string {
    return Buffer.concat([id, secret, this.tagOf(id, secret)]).toString('base64url');
  }

  private tagOf(id: Buffer, secret: Buffer): Buffer {
    return createHmac('sha256', this.key)
      .update('tag')
      .update(id)
      .update(secret)
      .digest()
      .subarray(0, TAG_BYTES);
  }
}

function open(token: string): { id: Buffer; secret: Buffer; tag: Buffer } {
  const bytes = Buffer.from(token, 'base64url');
  const end = ID_BYTES + SECRET_BYTES;
  return { id: bytes.subarray(0, ID_BYTES), secret: bytes.subarray(ID_BYTES, end), tag: bytes.subarray(end) };
}
