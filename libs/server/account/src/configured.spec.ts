import { decodeJwt } from 'jose';
import request from 'supertest';
import { AccountService } from './account.service';
import { accountService, type TestService } from './testing/service';

const ACCOUNT = { email: 'a@school.example', password: 'long enough', name: 'A', role: 'student' } as const;

// Passport keeps one strategy per process: each of these services answers only until the next one starts.
let service: TestService;

afterEach(() => service.stop());

const http = () => request(service.app.getHttpServer());
const login = (password: string) => http().post('/api/auth/login').send({ email: ACCOUNT.email, password });

describe('where issuer and audience are configured', () => {
  it('an access token names them', async () => {
    service = await accountService({ jwtIssuer: 'https://school.example', jwtAudience: 'officehours' });
    await service.app.get(AccountService).create(ACCOUNT);
    const token = String((await login(ACCOUNT.password).expect(200)).body.accessToken);
    expect(decodeJwt(token)).toMatchObject({ iss: 'https://school.example', aud: 'officehours' });
    await http().get('/api/auth/me').set('Authorization', `Bearer ${token}`).expect(200);
  });
});

describe('where limits are on', () => {
  it('five failures slow signing in down, even with the right password, and say how long to wait', async () => {
    service = await accountService({ rateLimits: true });
    await service.app.get(AccountService).create(ACCOUNT);
    for (let n = 0; n < 5; n += 1) await login(`guess ${n}`).expect(401);
    const { headers } = await login(ACCOUNT.password).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(14 * 60);
  });
});

describe('where the platform’s keys sign the tokens', () => {
  it('there are no accounts', async () => {
    service = await accountService({ jwtSecret: undefined, jwtJwksUrl: 'http://127.0.0.1:1/keys.json' });
    const { body } = await http().get('/api/auth/options').expect(200);
    expect(body).toEqual({ accounts: false, demo: false });
    await login(ACCOUNT.password).expect(404);
    await http().post('/api/auth/refresh').set('X-Officehours-Refresh', '1').expect(401);
  });
});

describe('behind a proxy that speaks https', () => {
  it('the cookie is one that only this host can set and read', async () => {
    service = await accountService({ trustProxy: 1 });
    await service.app.get(AccountService).create(ACCOUNT);
    const { headers } = await login(ACCOUNT.password).set('X-Forwarded-Proto', 'https').expect(200);
    const [cookie = ''] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-officehours_refresh=/);
    expect(cookie.split('; ')).toEqual(
      expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']),
    );
    expect(cookie).not.toContain('Domain');
  });
});
