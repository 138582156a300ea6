import { settingsTable, withTable } from './settings-table.ts';

describe('the table of settings', () => {
  it('shows values, default and meaning of each setting', () => {
    const table = settingsTable({
      PORT: { type: 'integer', minimum: 0, maximum: 65535, default: 3000, description: 'Where it listens.' },
      RATE_LIMITS: { enum: ['on', 'off'], default: 'on' },
      REDIS_URL: { type: 'string' },
    });
    expect(table).toContain('| `PORT` | 0–65535 | `3000` | Where it listens. |');
    expect(table).toContain('| `RATE_LIMITS` | `on`, `off` | `on` |');
    expect(table).toContain('| `REDIS_URL` | text |  |');
  });

  it('replaces what stands between the markers and nothing else', () => {
    const page = 'above\n<!-- settings: written by `npm run docs` -->\nold\n<!-- /settings -->\nbelow\n';
    const written = withTable(page, 'new');
    expect(written).not.toContain('old');
    expect(written).toMatch(/^above\n[\s\S]*\nnew\n[\s\S]*\nbelow\n$/);
    expect(withTable(written, 'new')).toBe(written);
  });

  it('refuses a page without markers', () => {
    expect(() => withTable('nothing here', 'new')).toThrow('lacks');
  });
});
