import { randomBytes } from 'node:crypto';
import { SignJWT, type JWTPayload } from 'jose';

/** The secret that the tests, as the host platform, share with the server. */
export const SECRET = 'the-platform-and-the-service-share-this';

/** A new id as the platform would have it: 24 hex digits are taken as the id itself. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}

/** Seconds since 1970, `offset` seconds from now. */
export function seconds(offset = 0): number {
  return Math.floor(Date.now() / 1000) + offset;
}

/** An HS256 token of `claims`; `iat` is now and `exp` in an hour unless they say otherwise. */
export function sign(claims: JWTPayload, secret = SECRET): Promise<string> {
  return new SignJWT({ iat: seconds(), exp: seconds(3600), ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}
