import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import request from 'supertest';
import { accountService, hostToken, type TestService } from './testing/service';

const YEAR = 365 * 24 * 3_600_000;

let service: TestService;
let admin: string;

beforeAll(async () => {
  service = await accountService();
  admin = await hostToken('admin');
});

afterAll(() => service.stop());

/** Makes an account with this password and gives back the way to try another one at it. */
async function accountWith(password: string): Promise<(tried: string) => Test> {
  const email = `${randomUUID()}@school.example`;
  const server = service.app.getHttpServer();
  await request(server)
    .post('/api/auth/account')
    .set('Authorization', `Bearer ${admin}`)
    .send({ email, password, name: 'Amina Haddad', role: 'student' })
    .expect(201);
  return (tried) => request(server).post('/api/auth/login').send({ email, password: tried });
}

describe('a password', () => {
  it.each([
    ['of small letters alone', 'abcdefgh'],
    ['of digits alone', '20261945'],
    ['of marks alone', '!"§$%&/()'],
    ['in any script', 'كلمة السر 密码'],
    ['of 64 characters', 'abcd'.repeat(16)],
    ['of a sentence of 128 characters', 'four words '.repeat(12).slice(0, 128)],
    ['of the largest size', 'üäöß'.repeat(128)],
  ])('%s is taken, and signs in', async (_name, password) => {
    const attempt = await accountWith(password);
    await attempt(password).expect(200);
  });

  it.each([
    ['without the space in front', '  Pass word  ', ' Pass word  '],
    ['without the space behind', '  Pass word  ', '  Pass word '],
    ['in small letters', '  Pass word  ', '  pass word  '],
    ['with one space for two', 'two  spaces', 'two spaces'],
    ['cut off after 64 characters', `${'abcd'.repeat(16)}e`, 'abcd'.repeat(16)],
    ['cut off after 72 bytes, as bcrypt does', `${'abcd'.repeat(18)}e`, 'abcd'.repeat(18)],
    ['with another last character of the longest', `${'abcd'.repeat(255)}efgh`, `${'abcd'.repeat(255)}efgi`],
  ])('%s is another one', async (_name, password, tried) => {
    const attempt = await accountWith(password);
    await attempt(tried).expect(401);
    await attempt(password).expect(200);
  });

  it('is good until its person changes it', async () => {
    const attempt = await accountWith('correct horse battery staple');
    service.clock.forward(20 * YEAR);
    await attempt('correct horse battery staple').expect(200);
  });
});
