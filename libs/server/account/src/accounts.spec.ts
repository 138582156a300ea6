import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import request from 'supertest';
import { accountService, hostToken, type TestService } from './testing/service';

let service: TestService;
let admin: string;

beforeAll(async () => {
  service = await accountService();
  admin = await hostToken('admin');
});

afterAll(() => service.stop());

const valid = (changed: object = {}) => ({
  email: `${randomUUID()}@school.example`,
  password: 'correct horse battery staple',
  name: 'Zoë 🚲 Brontë',
  role: 'student',
  ...changed,
});
const create = (body: object, token = admin): Test =>
  request(service.app.getHttpServer())
    .post('/api/auth/account')
    .set('Authorization', `Bearer ${token}`)
    .send(body);
const login = (body: object): Test => request(service.app.getHttpServer()).post('/api/auth/login').send(body);

describe('making an account', () => {
  it('makes the person, who can then sign in, however they capitalise their e-mail', async () => {
    const account = valid();
    const { body: user } = await create({ ...account, email: account.email.toUpperCase() }).expect(201);
    expect(user).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      name: account.name,
      role: 'student',
      email: account.email,
      avatarUrl: null,
    });
    const answer = await login({ email: account.email, password: account.password }).expect(200);
    expect(answer.body).toMatchObject({ expiresIn: 900, user });
  });

  it('is for an admin only', async () => {
    const account = valid();
    for (const role of ['student', 'instructor'] as const)
      await create(account, await hostToken(role)).expect(403);
    await request(service.app.getHttpServer()).post('/api/auth/account').send(account).expect(401);
    await login({ email: account.email, password: account.password }).expect(401);
  });

  it('is done once per address, however many ask at once, and the first password stays', async () => {
    const account = valid();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => create({ ...account, password: `password ${n}` })),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(made).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer !== made[0])) {
      expect({ status, errors: body.errors }).toEqual({
        status: 400,
        errors: [{ path: 'email', rule: 'email_taken' }],
      });
    }
    await create(account).expect(400);
    await login({ email: account.email, password: account.password }).expect(401);
  });

  it.each([
    [{ password: '1234567' }, 'password:password_length'],
    [{ password: 'Password1' }, 'password:common_password'],
    [{ password: '😀'.repeat(7) }, 'password:password_length'],
    [{ password: 'é'.repeat(513) }, 'password:password_length'],
    [{ password: 12_345_678 }, 'password:password_length'],
    [{ email: 'nobody' }, 'email:matches'],
    [{ email: `${'a'.repeat(250)}@b.example` }, 'email:max_length'],
    [{ name: ' ' }, 'name:is_label'],
    [{ role: 'owner' }, 'role:is_in'],
    [{ id: 'a'.repeat(24) }, 'id:unknown_field'],
  ])('with %j is refused by %s', async (changed, rule) => {
    const { body } = await create(valid(changed)).expect(400);
    expect(body.errors.map((error: { path: string; rule: string }) => `${error.path}:${error.rule}`)).toEqual(
      [rule],
    );
  });
});

describe('signing in', () => {
  it('fails alike for an unknown e-mail, a wrong password and a person without an account', async () => {
    const account = valid();
    await create(account).expect(201);
    await request(service.app.getHttpServer())
      .get('/api/auth/me')
      .set('Authorization', `Bearer ${await hostToken('admin', { email: 'admin@school.example' })}`)
      .expect(200);
    const attempts = [
      { email: 'nobody@school.example', password: account.password },
      { email: account.email, password: 'wrong' },
      { email: 'admin@school.example', password: account.password },
    ];
    const answers = await Promise.all(attempts.map((attempt) => login(attempt).expect(401)));
    const bodies = answers.map(({ body }) => ({ ...body, requestId: '' }));
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    for (const { headers } of answers) expect(headers['set-cookie']).toBeUndefined();
  });

  it.each([
    { email: ['a@b.example'], password: 'long enough' },
    { email: 'a@b.example', password: { $ne: '' } },
    { email: 'a@b.example', password: 'x'.repeat(1_025) },
    { email: 'a@b.example', password: '' },
    { email: 'a@b.example' },
    { email: 'a@b.example', password: 'long enough', role: 'admin' },
  ])('with %j is malformed', async (body) => {
    await login(body).expect(400);
  });
});
