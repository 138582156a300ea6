// Loaded into the API before it starts (`node --import`): writes down what it sends to devices, as it is before it is
// encrypted for them, and takes it as a push service would.
import crypto from 'node:crypto';
import { EventEmitter } from 'node:events';
import { appendFileSync } from 'node:fs';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

type Answered = (response: { statusCode: number; destroy(): void }) => void;

class Taken extends EventEmitter {
  private readonly answered: Answered;

  constructor(answered: Answered) {
    super();
    this.answered = answered;
  }

  end(): void {
    this.answered({ statusCode: 201, destroy: () => undefined });
  }
}

/** The cipher of RFC 8291; nothing else here uses it. */
const CIPHER = 'aes-128-gcm';

const file = process.env['PUSH_RECORD'];
if (file && isMainThread) {
  // Encrypted and sent in one go: what was encrypted last is what is sent next.
  let payload = '';
  const encrypt = crypto.createCipheriv.bind(crypto) as (...how: unknown[]) => crypto.CipherGCM;
  const createCipheriv = (name: string, ...how: unknown[]): crypto.CipherGCM => {
    const cipher = encrypt(name, ...how);
    const update = cipher.update.bind(cipher) as (part: Buffer) => Buffer;
    const watched = (part: Buffer): Buffer => {
      payload += part.toString('utf8');
      return update(part);
    };
    return name === CIPHER ? Object.assign(cipher, { update: watched }) : cipher;
  };
  const request = (url: URL, _options: object, answered: Answered): Taken => {
    appendFileSync(file, `${JSON.stringify({ endpoint: url.href, payload })}\n`);
    payload = '';
    return new Taken(answered);
  };
  Object.assign(crypto, { createCipheriv });
  Object.assign(https, { request });
  syncBuiltinESMExports();
}
