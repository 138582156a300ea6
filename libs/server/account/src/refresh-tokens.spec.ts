import { Settings } from '@officehours/platform';
import { RefreshTokens } from './refresh-tokens';

const SESSION = '665f1c2e9b1d4a0012340001';
const tokens = new RefreshTokens(new Settings({ jwtSecret: 'a'.repeat(32) }));

describe('a refresh token', () => {
  it('is opaque, long and never the same', () => {
    const [one, other] = [tokens.first(SESSION), tokens.first(SESSION)];
    expect(one).toMatch(/^[\w-]{80}$/);
    expect(one).not.toBe(other);
  });

  it('names its session to the service that made it, and to no other', () => {
    const others = new RefreshTokens(new Settings({ jwtSecret: 'b'.repeat(32) }));
    const token = tokens.first(SESSION);
    expect(tokens.sessionIdOf(token)).toBe(SESSION);
    expect(others.sessionIdOf(token)).toBeUndefined();
  });

  it('has one successor, the same on every node, of the same session', () => {
    const token = tokens.first(SESSION);
    const sibling = new RefreshTokens(new Settings({ jwtSecret: 'a'.repeat(32) }));
    const next = tokens.successorOf(token);
    expect(sibling.successorOf(token)).toBe(next);
    expect(next).not.toBe(token);
    expect(tokens.sessionIdOf(next)).toBe(SESSION);
    expect(tokens.successorOf(next)).not.toBe(next);
  });

  it('with any one character changed is none', () => {
    const token = tokens.first(SESSION);
    for (let at = 0; at < token.length; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(tokens.sessionIdOf(changed)).toBeUndefined();
    }
  });

  it.each(['', 'x', 'a'.repeat(80), 'a'.repeat(79), 'a'.repeat(81), '{"$ne":""}', `${'a'.repeat(79)}=`])(
    'is not %j',
    (text) => {
      expect(tokens.sessionIdOf(text)).toBeUndefined();
    },
  );
});
