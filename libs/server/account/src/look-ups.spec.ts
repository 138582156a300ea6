import { randomUUID } from 'node:crypto';
import { Suspensions } from '@officehours/platform';
import request from 'supertest';
import { AccountRepository } from './account.repository';
import { AccountService } from './account.service';
import { accountService, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';

const suspensions = { isSuspended: jest.fn((_id: string) => Promise.resolve(false)) };

let service: TestService;

beforeAll(async () => {
  service = await accountService({}, [
    {
      module: class Asked {},
      global: true,
      providers: [{ provide: Suspensions, useValue: suspensions }],
      exports: [Suspensions],
    },
  ]);
});

afterAll(() => service.stop());

const post = (path: string) => request(service.app.getHttpServer()).post(`/api/auth/${path}`);

async function newAccount(): Promise<string> {
  const email = `${randomUUID()}@school.example`;
  await service.app
    .get(AccountService)
    .create({ email, password: PASSWORD, name: 'Amina Haddad', role: 'student' });
  return email;
}

const refresh = (cookie: string) => post('refresh').set('Cookie', cookie).set('X-Officehours-Refresh', '1');

/** What is looked up for one is looked up for the other, or the answer that takes less tells which it is. */
describe('what is looked up', () => {
  it('at a sign-in is a password, once, whether there is such an account or not', async () => {
    const asked = jest.spyOn(service.app.get(AccountRepository), 'passwordHashOf');
    for (const email of [await newAccount(), `${randomUUID()}@school.example`]) {
      asked.mockClear();
      await post('login').send({ email, password: 'a guess, and wrong' }).expect(401);
      expect(asked).toHaveBeenCalledTimes(1);
    }
  });

  it('at a refused refresh is a suspension, once, whether there ever was such a session or not', async () => {
    const answer = await post('login')
      .send({ email: await newAccount(), password: PASSWORD })
      .expect(200);
    const [line = ''] = answer.headers['set-cookie'] as unknown as string[];
    const ended = line.split(';')[0]!;
    await post('logout').set('Cookie', ended).set('X-Officehours-Refresh', '1').expect(204);
    const [name, token] = ended.split('=') as [string, string];
    const madeUp = `${name}=${'f'.repeat(24)}${token.slice(24)}`;
    for (const cookie of [ended, madeUp, `${name}=no-token`]) {
      suspensions.isSuspended.mockClear();
      await refresh(cookie).expect(401);
      expect(suspensions.isSuspended).toHaveBeenCalledTimes(1);
    }
  });
});
