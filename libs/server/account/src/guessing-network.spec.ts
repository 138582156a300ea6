import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { AccountService } from './account.service';
import { accountService, type TestService } from './testing/service';

const PASSWORD = 'correct horse battery staple';

let service: TestService;

beforeAll(async () => {
  service = await accountService({ rateLimits: true, trustProxy: 1 });
});

afterAll(() => service.stop());

async function newAccount(): Promise<string> {
  const email = `${randomUUID()}@school.example`;
  await service.app
    .get(AccountService)
    .create({ email, password: PASSWORD, name: 'Amina Haddad', role: 'student' });
  return email;
}

const http = () => request(service.app.getHttpServer());

const signIn = (address: string, email: string, password: string) =>
  http().post('/api/auth/login').set('X-Forwarded-For', address).send({ email, password });

const change = (address: string, token: string, currentPassword: string) =>
  http()
    .post('/api/auth/password')
    .set('X-Forwarded-For', address)
    .set('Authorization', `Bearer ${token}`)
    .send({ currentPassword, newPassword: 'another horse, another staple' });

describe('guessing from many addresses of one IPv6 network', () => {
  it('is stopped at sign-in as if they were one, and nobody else is', async () => {
    const email = await newAccount();
    for (let n = 1; n <= 5; n += 1) await signIn(`2001:db8:1:1::${n}`, email, 'a guess').expect(401);
    await signIn('2001:db8:1:1:a:b:c:d', email, PASSWORD).expect(429);
    await signIn('2001:db8:1:2::1', email, PASSWORD).expect(200);
  });

  it('is stopped at the change of a password alike', async () => {
    const { body } = await signIn('2001:db8:2:1::1', await newAccount(), PASSWORD).expect(200);
    const token = String(body.accessToken);
    for (let n = 1; n <= 5; n += 1) await change(`2001:db8:2:1::${n}`, token, 'a guess').expect(400);
    await change('2001:db8:2:1:a:b:c:d', token, PASSWORD).expect(429);
    await change('2001:db8:2:2::1', token, PASSWORD).expect(204);
  });
});
