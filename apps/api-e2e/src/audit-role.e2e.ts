import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '@officehours/contracts';
import { person } from './support/people';
import { actsOf } from './support/queries/acts';
import { recordedActs } from './support/queries/record-folder';
import { beyond, madeBy, ROLE_SCRIPT, rightsOf } from './support/queries/role';
import { rest } from './support/rest';
import { newPair, post } from './support/rooms';
import { startServer, type Server } from './support/server';
import { login, newAccount } from './support/session';
import { until } from './support/wait';

const rights = rightsOf(ROLE_SCRIPT);
const ofAudit = (acts: Iterable<string>): string[] =>
  [...acts].flatMap((act) => (act.startsWith('audit ') ? [act.slice('audit '.length)] : [])).sort();

describe('the user that the service has on MongoDB', () => {
  it('may add to the audit log and read it, and nothing else with it', () => {
    expect(ofAudit(rights)).toEqual(['createCollection', 'createIndex', 'find', 'insert']);
  });

  it('has that role alone, which inherits from none and holds for single collections', () => {
    const { roles, users } = madeBy(ROLE_SCRIPT);
    expect(users.map((user) => user.roles)).toEqual([[{ role: 'officehoursService', db: 'admin' }]]);
    expect(roles.map((role) => role.roles)).toEqual([[]]);
    for (const { resource } of roles.flatMap(({ privileges }) => privileges))
      expect(resource).toEqual({ db: 'officehours', collection: expect.stringMatching(/^[a-zA-Z]+$/) });
  });
});

describe('what the service does with its database', () => {
  let folder: string;
  let server: Server;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'officehours-acts-'));
    server = await startServer({ QUERY_RECORD: folder, RATE_LIMITS: 'on' });
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('while the audit log is written, swept and read is no more than that user may', async () => {
    const { student, instructor, room } = await newPair(server);
    const admin = rest(server, await person('admin'));
    const account = await newAccount(server);
    await login(server, account);
    await login(server, { ...account, password: 'wrong horse' });
    const { id } = await post(server, instructor, room.id, 'Buy this');
    await rest(server, student).post(`/api/message/message/${id}/report`, { reason: 'spam' });
    await rest(server, student).put(`/api/message/block/${instructor.id}`);
    await rest(server, student).call('DELETE', `/api/message/block/${instructor.id}`);
    await admin.post(`/api/message/chat-room/${room.id}/visit`, { reason: 'A report' });
    await admin.put(`/api/directory/user/${student.id}/suspension`, { reason: 'Threats' });
    // What was begun is taken up by the next start.
    await server.kill9();
    await server.restart();
    const { entries } = (await admin.get<{ entries: AuditEntry[] }>('/api/audit')).body;
    expect(new Set(entries.map(({ action }) => action)).size).toBeGreaterThan(6);
    await until('the acts to be recorded', () => recordedActs(folder).includes('audit find'));
    const acts = recordedActs(folder);
    expect(ofAudit(acts)).toEqual(['createCollection', 'createIndex', 'find', 'insert']);
    expect(beyond(acts, rights)).toEqual([]);
  });
});

describe('an act that the user may not do', () => {
  it.each([
    ['a changed entry', 'update', { update: 'audit', updates: [{ q: {}, u: {} }] }, ['audit update']],
    ['a removed entry', 'delete', { delete: 'audit', deletes: [{ q: {}, limit: 0 }] }, ['audit remove']],
    ['both at once', 'findAndModify', { findAndModify: 'audit', remove: true }, ['audit remove']],
    ['a dropped log', 'drop', { drop: 'audit' }, ['audit drop']],
    [
      'a log under another name',
      'renameCollection',
      { renameCollection: 'audit' },
      ['audit renameCollection'],
    ],
    [
      'a log that is written over',
      'aggregate',
      { aggregate: 'audit', pipeline: [{ $out: 'audit' }] },
      ['audit $out'],
    ],
    ['a collection that nobody named', 'insert', { insert: 'notes' }, ['notes insert']],
  ])('is found: %s', (_name, command, body, expected) => {
    expect(beyond(actsOf(command, body), rights)).toEqual(expected);
  });
});
