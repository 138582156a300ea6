import { randomUUID } from 'node:crypto';
import { DirectoryImport, PeopleByEmail } from '@officehours/directory';
import { Admission, Authenticator, type Person } from '@officehours/platform';
import { AccountService } from './account.service';
import { Passwords } from './passwords';
import { accountService, hostToken, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';
const CLIENT = { address: '192.0.2.1', userAgent: '' };

let service: TestService;
let account: { email: string; password: string };
let person: Person;

const get = <T>(token: abstract new (...args: never[]) => T): T => service.app.get(token);
const callerOf = (token: string) => get(Authenticator).authenticate(token);
const stored = async () => (await get(Admission).person(person.id))!;

const bring = (changed: object) =>
  get(DirectoryImport).users([
    { id: person.id, subject: person.id, role: 'student', name: 'Amina', email: account.email, ...changed },
  ]);

beforeAll(async () => {
  service = await accountService();
});

beforeEach(async () => {
  account = { email: `${randomUUID()}@school.example`, password: PASSWORD };
  await get(AccountService).create({ ...account, name: 'Amina', role: 'admin' });
  person = (await get(PeopleByEmail).find(account.email))!;
});

afterEach(() => jest.restoreAllMocks());
afterAll(() => service.stop());

describe('somebody whom an import changes', () => {
  it('while their password is compared is what the import says, whatever the token copied before', async () => {
    const passwords = get(Passwords);
    const matches = passwords.matches.bind(passwords);
    jest.spyOn(passwords, 'matches').mockImplementationOnce(async (...these) => {
      await bring({ role: 'student', name: 'Amina Haddad' });
      return matches(...these);
    });
    const { accessToken } = await get(AccountService).login(account, CLIENT);
    service.clock.forward(5_000);
    expect(await callerOf(accessToken)).toMatchObject({ role: 'student', name: 'Amina Haddad' });
    expect(await stored()).toMatchObject({ model: 'Student', name: 'Amina Haddad' });
  });

  it('has with a token from before the role and the address that they have now', async () => {
    const { accessToken } = await get(AccountService).login(account, CLIENT);
    expect(await callerOf(accessToken)).toMatchObject({ role: 'admin' });
    const email = `new-${account.email}`;
    await bring({ role: 'instructor', email });
    expect(await callerOf(accessToken)).toMatchObject({ role: 'instructor', email });
    expect(await stored()).toMatchObject({ model: 'Instructor', email });
  });
});

describe('a token of a host that shares the secret', () => {
  it.each([{}, { 'officehours/own': 'yes' }])('is believed as it was: %j', async (claims) => {
    const named = { name: `Professor ${randomUUID()}`, ...claims };
    expect(await callerOf(await hostToken('instructor', named))).toMatchObject({ name: named.name });
  });
});

describe('a token of ours whose person is no more', () => {
  it('makes nobody', async () => {
    const identity = { userId: 'f'.repeat(24), subject: 'f', role: 'admin', name: 'Nobody' } as const;
    const times = { issuedAt: Date.now(), expiresAt: Date.now() + 60_000 };
    const admitted = get(Admission).admit({ ...identity, ...times, isOwn: true });
    await expect(admitted).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(await get(Admission).person(identity.userId)).toBeNull();
  });
});
