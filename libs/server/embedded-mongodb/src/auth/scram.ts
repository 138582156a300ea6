import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

/** SCRAM-SHA-256 (RFC 5802, RFC 7677), the side of the server. A password is never sent, nor kept. */
export const iterations = 15_000;
const keySize = 32;

/** What a server keeps of a user: enough to check a proof, not enough to make one. */
export interface Credential {
  salt: Buffer;
  storedKey: Buffer;
  serverKey: Buffer;
}

const hmac = (key: Uint8Array, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

export const makeCredential = (password: string): Credential => {
  const salt = randomBytes(28);
  const salted = pbkdf2Sync(password, salt, iterations, keySize, 'sha256');
  return { salt, storedKey: sha256(hmac(salted, 'Client Key')), serverKey: hmac(salted, 'Server Key') };
};

const decoyKey = randomBytes(keySize);

/** For a name that nobody has: the same salt each time, so that answers do not tell which names there are. */
export const decoyCredential = (name: string): Credential => ({
  salt: hmac(decoyKey, name).subarray(0, 28),
  storedKey: randomBytes(keySize),
  serverKey: randomBytes(keySize),
});

/** One exchange under way, after the client's first message. */
export interface Exchange {
  user: string;
  /** The server's first message. */
  challenge: string;
  /** @returns the server's last message, or undefined when the proof is wrong. */
  verify(clientFinal: string): string | undefined;
}

/** Undefined for a message that is not one of SCRAM without channel binding. */
export const beginExchange = (
  clientFirst: string,
  credentialOf: (user: string) => Credential | undefined,
): Exchange | undefined => {
  // In a name `=2C` stands for a comma and `=3D` for an equals sign; any other `=` has to be refused (RFC 5802, 5.1).
  const match = /^([ny],,)(n=((?:[^,=]|=2C|=3D)+),r=([\x21-\x2b\x2d-\x7e]{8,200}))$/.exec(clientFirst);
  if (!match) return undefined;
  const [, header = '', bare = '', encodedUser = '', clientNonce = ''] = match;
  const user = encodedUser.replace(/=2C/g, ',').replace(/=3D/g, '=');
  const credential = credentialOf(user);
  // Made for everybody, so that it does not take longer for a name that nobody has.
  const decoy = decoyCredential(user);
  const { salt, storedKey, serverKey } = credential ?? decoy;
  const nonce = clientNonce + randomBytes(24).toString('base64');
  const challenge = `r=${nonce},s=${salt.toString('base64')},i=${iterations}`;
  const expected = `c=${Buffer.from(header).toString('base64')},r=${nonce}`;
  const verify = (clientFinal: string): string | undefined => {
    const at = clientFinal.lastIndexOf(',p=');
    const proof = Buffer.from(clientFinal.slice(at + 3), 'base64');
    if (clientFinal.slice(0, at) !== expected || proof.length !== keySize) return undefined;
    const transcript = `${bare},${challenge},${expected}`;
    const signature = hmac(storedKey, transcript);
    const clientKey = proof.map((byte, i) => byte ^ signature[i]!);
    if (!timingSafeEqual(sha256(clientKey), storedKey) || !credential) return undefined;
    return `v=${hmac(serverKey, transcript).toString('base64')}`;
  };
  return { user, challenge, verify };
};
