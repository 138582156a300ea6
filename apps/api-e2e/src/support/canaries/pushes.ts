import { createECDH, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from '../people';
import type { Environment } from '../process';
import { rest } from '../rest';
import type { Server } from '../server';
import { until } from '../wait';

const HOST = 'https://fcm.googleapis.com/fcm/send/';

/** What the service pushes to people's devices, in clear. */
export class Pushes {
  private readonly folder = mkdtempSync(join(tmpdir(), 'officehours-pushes-'));
  private readonly file = join(this.folder, 'pushes.jsonl');

  /** With these settings a service tells here what it would push; its texts too. */
  get environment(): Environment {
    const watch = new URL('./watch-pushes.ts', import.meta.url).href;
    return { NODE_OPTIONS: `--import ${watch}`, PUSH_RECORD: this.file, NOTIFY_CONTENT: 'text' };
  }

  /** A device of somebody who wants to be told all there is. */
  async addDevice(server: Server, person: Person): Promise<void> {
    const keys = {
      p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
      auth: randomBytes(16).toString('base64url'),
    };
    const added = await rest(server, person).put('/api/notification/subscription', {
      endpoint: HOST + person.id,
      keys,
    });
    const set = await rest(server, person).patch('/api/notification/settings', { showText: true });
    if (added.status >= 300 || set.status >= 300) throw new Error(`No device: ${added.text} ${set.text}`);
  }

  /** All that somebody's device was sent so far. */
  to({ id }: Pick<Person, 'id'>): string[] {
    if (!existsSync(this.file)) return [];
    return readFileSync(this.file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { endpoint: string; payload: string })
      .flatMap(({ endpoint, payload }) => (endpoint === HOST + id ? [payload] : []));
  }

  /** Resolves when somebody's device was told of this message. */
  async told(person: Person, messageId: string): Promise<void> {
    await until(`a push of ${messageId}`, () =>
      this.to(person).some((payload) => payload.includes(messageId)),
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
