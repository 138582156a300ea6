import { ROOM_KINDS } from '@officehours/contracts';
import { Controller, Get, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Does } from '@officehours/platform';
import { createAccessDocument } from './access-document';
import { WEB_ROUTES } from './web-app';

@Controller('book')
class BookController {
  @Does('self.read')
  @Get(':id')
  read(): string {
    return '';
  }
}

@Controller('shelf')
class SilentController {
  @Get()
  look(): string {
    return '';
  }
}

async function documentOf(
  ...controllers: (new () => object)[]
): Promise<ReturnType<typeof createAccessDocument>> {
  @Module({ controllers })
  class Library {}
  const testing = await Test.createTestingModule({ imports: [Library] }).compile();
  return createAccessDocument(testing.createNestApplication());
}

describe('the access document', () => {
  it('tells what each route does, and what its policy says to each of those who may try', async () => {
    const { routes, verdicts } = await documentOf(BookController);
    expect(routes['GET /api/book/:id']).toBe('self.read');
    for (const kind of ROOM_KINDS) {
      const of = verdicts[kind];
      expect(of['self.read']).toMatchObject({ 'no token': 'unauthenticated', stranger: 'allowed' });
      expect(of['message.read']).toMatchObject({ 'removed member': 'not_found', student: 'allowed' });
    }
  });

  it('tells it of rooms of each kind', async () => {
    const { verdicts } = await documentOf(BookController);
    expect(verdicts.group['room.post']).toMatchObject({ student: 'allowed', assistant: 'allowed' });
    expect(verdicts.direct['room.post']).toMatchObject({ student: 'allowed', assistant: 'not_found' });
    expect(verdicts.announcement['room.post']).toMatchObject({ student: 'forbidden', assistant: 'allowed' });
    expect(verdicts.announcement['course.read']).toMatchObject({ 'removed member': 'not_found' });
  });

  it('has what is served beside the controllers, which everyone may look at', async () => {
    const { routes } = await documentOf(BookController);
    expect(Object.keys(routes).sort()).toEqual(['GET /api/book/:id', ...WEB_ROUTES].sort());
    for (const route of WEB_ROUTES) expect(routes[route]).toBe('service.look');
  });

  it('is not made when a route does not say what it does', async () => {
    await expect(documentOf(BookController, SilentController)).rejects.toThrow('GET /api/shelf');
  });
});
