import { needsRehash } from 'argon2';
import { COST, NOBODYS, Passwords } from './passwords';

const passwords = new Passwords();

describe('a password', () => {
  it('is kept as argon2id, salted: the same one twice gives two hashes', async () => {
    const [one, other] = await Promise.all([
      passwords.hash('correct horse'),
      passwords.hash('correct horse'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,/);
    expect(one).not.toBe(other);
  });

  it('matches itself and nothing else', async () => {
    const stored = await passwords.hash('correct horse');
    expect(await passwords.matches(stored, 'correct horse')).toBe(true);
    for (const other of ['correct Horse', 'correct horse ', 'correct hors', '']) {
      expect(await passwords.matches(stored, other)).toBe(false);
    }
  });

  it('is the same however the keyboard composes its letters', async () => {
    const stored = await passwords.hash('caf\u00e9 au lait');
    expect(await passwords.matches(stored, 'cafe\u0301 au lait')).toBe(true);
  });

  it('matches no account that is not there, at the cost of one that is', async () => {
    expect(await passwords.matches(null, 'anything at all')).toBe(false);
    expect(needsRehash(NOBODYS, COST)).toBe(false);
  });
});
