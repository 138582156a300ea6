import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLoopback, prepareDataDir } from './data-dir';
import { parseSettings, SettingsError } from './settings';

const SECRET = 'x'.repeat(32);

describe('settings', () => {
  it('have defaults that run on one machine', () => {
    expect(parseSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      rateLimits: true,
      trustProxy: false,
      fileMinSpeed: 1_024,
    });
  });

  it('list every bad value at once, and echo none', () => {
    const faults = message({
      PORT: 'seventy',
      MONGODB_URI: 'http://hunter2',
      JWT_SECRET: 'hunter2',
      TALK_POLICY: 'any',
    });
    expect(faults.split('\n')).toHaveLength(4);
    for (const name of ['PORT', 'MONGODB_URI', 'JWT_SECRET', 'TALK_POLICY'])
      expect(faults).toContain(`${name}:`);
    expect(faults).not.toContain('hunter2');
  });

  it('refuse a database of one’s own without a secret of one’s own', () => {
    expect(message({ MONGODB_URI: 'mongodb://db/officehours' })).toContain('JWT_SECRET: is required');
    expect(parseSettings({ MONGODB_URI: 'mongodb://db/officehours', JWT_SECRET: SECRET }).jwtSecret).toBe(
      SECRET,
    );
  });

  it('take a list of bare origins', () => {
    expect(parseSettings({ ALLOWED_ORIGINS: 'https://a.example, https://b.example' }).allowedOrigins).toEqual(
      ['https://a.example', 'https://b.example'],
    );
    for (const name of ['ALLOWED_ORIGINS', 'FRAME_ANCESTORS', 'AVATAR_ORIGINS'])
      expect(message({ [name]: 'https://a.example/path' })).toContain(name);
    // Who may call may not show it in a frame for that, or the other way round.
    const { frameAncestors } = parseSettings({ ALLOWED_ORIGINS: 'https://a.example' });
    expect(frameAncestors).toEqual([]);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['127.example.com', false],
  ])('know whether only this machine reaches %s: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});

describe('the data folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'officehours-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it('keeps the secret it made, readable by its owner only, and remembers that it began as a demo', () => {
    const first = prepareDataDir(parseSettings({ DATA_DIR: dataDir }));
    const second = prepareDataDir(parseSettings({ DATA_DIR: dataDir, HOST: '0.0.0.0' }));
    expect(first.jwtSecret).toHaveLength(64);
    expect(second.jwtSecret).toBe(first.jwtSecret);
    expect([first.demo, second.demo]).toEqual([true, true]);
    expect(statSync(join(dataDir, 'jwt-secret')).mode & 0o777).toBe(0o600);
  });

  it('is no demo when others can reach it', () => {
    const fresh = join(dataDir, 'open');
    expect(prepareDataDir(parseSettings({ DATA_DIR: fresh, HOST: '0.0.0.0' })).demo).toBe(false);
  });

  it('says in one sentence that it cannot be written', () => {
    expect(() => prepareDataDir(parseSettings({ DATA_DIR: '/dev/null/officehours' }))).toThrow(
      /DATA_DIR: cannot write to/,
    );
  });
});

function message(env: Record<string, string>): string {
  try {
    parseSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error('these settings were accepted');
}
