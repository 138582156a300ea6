import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { CONVERSATIONS, INSTRUCTOR } from './course/cast';
import { dataFolder, demoService } from './testing/service';

const folder = dataFolder();
let app: NestExpressApplication;

afterAll(() => folder.remove());

const http = () => request(app.getHttpServer());
const click = (userId: unknown) => http().post('/api/auth/demo').send({ userId });

describe('in a demo', () => {
  beforeAll(async () => {
    app = await demoService(folder.path);
    await app.listen(0, '127.0.0.1');
  });

  afterAll(() => app.close());

  it('a student and the instructor are offered, each with a line about them', async () => {
    const { body } = await http().get('/api/auth/demo').expect(200);
    const someone = {
      id: expect.any(String),
      avatarUrl: null,
      description: expect.stringMatching(/\w+ \w+/),
    };
    expect(body.people).toEqual([
      { ...someone, name: 'Amina Haddad', role: 'student' },
      { ...someone, name: 'Dr. Lena Brandt', role: 'instructor' },
    ]);
    expect((await http().get('/api/auth/options').expect(200)).body).toEqual({ accounts: true, demo: true });
  });

  it('one click signs in, with a session that can be renewed', async () => {
    const answer = await click(INSTRUCTOR.id.toUpperCase()).expect(200);
    expect(answer.body).toMatchObject({ expiresIn: 900, user: { id: INSTRUCTOR.id, role: 'instructor' } });
    const bearer = `Bearer ${answer.body.accessToken}`;
    const { body } = await http()
      .get('/api/message/chat-room?limit=200')
      .set('Authorization', bearer)
      .expect(200);
    expect(body.rooms).toHaveLength(43);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    await http()
      .post('/api/auth/refresh')
      .set('Cookie', cookie)
      .set('X-Officehours-Refresh', '1')
      .expect(200);
  });

  it('nobody else is signed in by a click, not even people of the course', async () => {
    const other = CONVERSATIONS.find(({ key }) => key === 'finn')?.studentId;
    for (const userId of [other, 'f'.repeat(24)]) await click(userId).expect(404);
    for (const userId of ['x', '', null, { $ne: '' }, [INSTRUCTOR.id]]) await click(userId).expect(400);
  });

  it('a page of another site cannot click', async () => {
    await click(INSTRUCTOR.id).set('Origin', 'https://evil.example').expect(403);
  });
});

describe('outside a demo', () => {
  beforeAll(async () => {
    app = await demoService(folder.path, { demo: false });
    await app.listen(0, '127.0.0.1');
  });

  afterAll(() => app.close());

  it('there is none of it, even where there was one before', async () => {
    await http().get('/api/auth/demo').expect(404);
    await click(INSTRUCTOR.id).expect(404);
    await click({ $ne: '' }).expect(404);
    expect((await http().get('/api/auth/options').expect(200)).body).toMatchObject({ demo: false });
  });
});
