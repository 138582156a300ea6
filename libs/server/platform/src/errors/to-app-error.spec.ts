import { BadRequestException, NotFoundException } from '@nestjs/common';
import { AppError, invalid } from './app-error';
import { toAppError } from './to-app-error';

function mongoError(name: string, fields: object = {}): Error {
  return Object.assign(new Error('of the driver'), { name, ...fields });
}

describe('a thrown thing, as a refusal', () => {
  it.each([
    ['a refusal of ours', invalid('x', 'y'), 'validation_failed'],
    ['no such route', new NotFoundException(), 'not_found'],
    ['a path that cannot be decoded', new BadRequestException("Failed to decode param '%ff'"), 'not_found'],
    [
      'broken JSON',
      Object.assign(new SyntaxError(), { type: 'entity.parse.failed', status: 400 }),
      'validation_failed',
    ],
    [
      'a body that is too large',
      Object.assign(new Error(), { type: 'entity.too.large', status: 413 }),
      'payload_too_large',
    ],
    ['a closed connection', mongoError('MongoNetworkError'), 'unavailable'],
    ['a batch cut off by the connection', mongoError('MongoBulkWriteError'), 'unavailable'],
    [
      'a broken pipe',
      Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }),
      'unavailable',
    ],
    ['a primary that stepped down', mongoError('MongoServerError', { code: 189 }), 'unavailable'],
    ['a full disk', mongoError('MongoServerError', { code: 14031 }), 'storage_full'],
    ['a document the database refuses', mongoError('MongoServerError', { code: 121 }), 'internal'],
    ['a wrong call of the driver', mongoError('MongoInvalidArgumentError'), 'internal'],
    [
      'a missing file of ours',
      Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open' }),
      'internal',
    ],
    ['no error at all', 'text', 'internal'],
  ])('%s', (_what, thrown, code) => {
    expect(toAppError(thrown)).toBeInstanceOf(AppError);
    expect(toAppError(thrown).code).toBe(code);
  });
});
