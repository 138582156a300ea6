import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { newId, SECRET, seconds, sign } from './tokens';

export interface Forgery {
  name: string;
  token: () => string | Promise<string>;
}

const claims = (): JWTPayload => ({
  sub: newId(),
  role: 'admin',
  name: 'Mallory',
  iat: seconds(),
  exp: seconds(3600),
});
const encode = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A compact JWS built by hand, so that its header may say anything. */
export function handmade(header: object, payload: object, secret = SECRET, hash = 'sha256'): string {
  const input = `${encode(header)}.${encode(payload)}`;
  return `${input}.${createHmac(hash, secret).update(input).digest('base64url')}`;
}

const unsigned = (alg: string): string => `${encode({ alg, typ: 'JWT' })}.${encode(claims())}.`;
const withClaims = (changed: Record<string, unknown>): string =>
  handmade({ alg: 'HS256', typ: 'JWT' }, { ...claims(), ...changed });

async function parts(): Promise<[string, string, string]> {
  const [header = '', payload = '', signature = ''] = (await sign(claims())).split('.');
  return [header, payload, signature];
}

async function byOwnKey(embedKey: boolean): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(publicKey);
  return new SignJWT(claims())
    .setProtectedHeader({ alg: 'RS256', ...(embedKey && { jwk }) })
    .sign(privateKey);
}

const signatures: Forgery[] = [
  { name: 'no token', token: () => '' },
  { name: 'no JWT', token: () => 'let-me-in' },
  { name: 'only dots', token: () => '..' },
  { name: 'alg none', token: () => unsigned('none') },
  { name: 'alg nOnE', token: () => unsigned('nOnE') },
  { name: 'alg none with a signature', token: async () => unsigned('none') + (await parts())[2] },
  { name: 'no alg', token: () => handmade({ typ: 'JWT' }, claims()) },
  { name: 'another secret', token: () => sign(claims(), 'a secret that somebody made up, 32') },
  { name: 'an empty secret', token: () => handmade({ alg: 'HS256' }, claims(), '') },
  { name: 'HS384 with our secret', token: () => handmade({ alg: 'HS384' }, claims(), SECRET, 'sha384') },
  { name: 'HS512 with our secret', token: () => handmade({ alg: 'HS512' }, claims(), SECRET, 'sha512') },
  { name: 'RS256 with a key of their own', token: () => byOwnKey(false) },
  { name: 'RS256 with the key in the header', token: () => byOwnKey(true) },
  {
    name: 'a key set of their own',
    token: () => handmade({ alg: 'HS256', jku: 'http://127.0.0.1:1/keys.json' }, claims(), 'made up'),
  },
  {
    name: 'kid as a path',
    token: () => handmade({ alg: 'HS256', kid: '../../../../dev/null' }, claims(), ''),
  },
  { name: 'kid as SQL', token: () => handmade({ alg: 'HS256', kid: "' UNION SELECT 'x" }, claims(), 'x') },
  { name: 'kid as an operator', token: () => handmade({ alg: 'HS256', kid: { $ne: '' } }, claims(), 'x') },
  {
    name: 'an unknown critical header',
    token: () => handmade({ alg: 'HS256', crit: ['x'], x: 1 }, claims()),
  },
  {
    name: 'a changed payload',
    token: async () => {
      const [header, , signature] = await parts();
      return [header, encode(claims()), signature].join('.');
    },
  },
  { name: 'a cut signature', token: async () => (await parts()).join('.').slice(0, -4) },
  { name: 'no signature', token: async () => (await parts()).slice(0, 2).join('.') + '.' },
  { name: 'five parts', token: async () => [...(await parts()), 'a', 'b'].join('.') },
];

const payloads: Forgery[] = [
  { name: 'no exp', token: () => withClaims({ exp: undefined }) },
  { name: 'exp as text', token: () => withClaims({ exp: 'tomorrow' }) },
  { name: 'expired longer ago than the tolerance', token: () => withClaims({ exp: seconds(-65) }) },
  { name: 'not yet valid', token: () => withClaims({ nbf: seconds(120) }) },
  { name: 'no sub', token: () => withClaims({ sub: undefined }) },
  { name: 'an empty sub', token: () => withClaims({ sub: '' }) },
  { name: 'a sub of 129 characters', token: () => withClaims({ sub: 'x'.repeat(129) }) },
  { name: 'an operator for a sub', token: () => withClaims({ sub: { $ne: null } }) },
  { name: 'a number for a sub', token: () => withClaims({ sub: 7 }) },
  { name: 'no role', token: () => withClaims({ role: undefined }) },
  { name: 'an unknown role', token: () => withClaims({ role: 'root' }) },
  { name: 'a list of roles', token: () => withClaims({ role: ['student', 'admin'] }) },
  { name: 'no name', token: () => withClaims({ name: undefined }) },
  { name: 'a refresh token by its typ claim', token: () => withClaims({ typ: 'refresh' }) },
  {
    name: 'a refresh token by its typ header',
    token: () => handmade({ alg: 'HS256', typ: 'rt+jwt' }, claims()),
  },
  {
    name: '201 courses',
    token: () =>
      withClaims({
        courses: Array.from({ length: 201 }, () => ({ id: newId(), title: 'C', role: 'student' })),
      }),
  },
  {
    name: 'an unknown course role',
    token: () => withClaims({ courses: [{ id: newId(), title: 'C', role: 'admin' }] }),
  },
];

/** Tokens of which none may open anything. */
export const FORGERIES: Forgery[] = [...signatures, ...payloads];
